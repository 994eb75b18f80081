package dev.pledge.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pledge.testing.Threads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    @TempDir
    Path directory;

    private Path file = Path.of("");

    @BeforeEach
    void nameFile() {
        file = directory.resolve("pledge.key");
    }

    @Test
    void aNewKeyIsKeptForItsOwnerOnly() throws IOException {
        byte[] made = KeyFile.readOrCreate(file);
        assertThat(made).hasSize(32).isNotEqualTo(new byte[32]);
        assertThat(KeyFile.readOrCreate(file)).isEqualTo(made);
        assertThat(directory).isDirectoryNotContaining(p -> !p.equals(file));
        if (posix()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void allWhoMakeItAtOnceGetTheSameKey() {
        Set<String> keys = ConcurrentHashMap.newKeySet();
        Threads.run(8, t -> {
            try {
                keys.add(HexFormat.of().formatHex(KeyFile.readOrCreate(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(keys).hasSize(1);
    }

    @Test
    void aKeyThatOthersMayReadIsRefused() throws IOException {
        assumeTrue(posix(), "the file system has no POSIX permissions");
        KeyFile.readOrCreate(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> KeyFile.readOrCreate(file))
                .isInstanceOf(IOException.class)
                .hasMessage("key file %s may be used by others (rw-r-----); expected rw------- (chmod 600)", file);
    }

    @Test
    void aFileWithoutAKeyIsRefusedAndNotQuoted() throws IOException {
        KeyFile.readOrCreate(file);
        for (String content : new String[] {"", "secret", "z".repeat(64)}) {
            Files.writeString(file, content);
            assertThatThrownBy(() -> KeyFile.readOrCreate(file))
                    .isInstanceOf(IOException.class)
                    .hasMessage("key file %s holds no key; expected 64 hexadecimal digits", file);
        }
    }

    @Test
    void aDirectoryThatIsNotThereIsNotMade() {
        assertThatThrownBy(() -> KeyFile.readOrCreate(directory.resolve("no/pledge.key")))
                .isInstanceOf(NoSuchFileException.class);
    }

    private boolean posix() throws IOException {
        return Files.getFileStore(directory).supportsFileAttributeView("posix");
    }
}
