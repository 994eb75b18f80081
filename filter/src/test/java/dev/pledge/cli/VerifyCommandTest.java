package dev.pledge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.report.SomeReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
    @TempDir
    Path temp;

    private Path directory;
    private List<Path> files;

    @BeforeEach
    void make() throws IOException {
        directory = temp.resolve("reports");
        files = SomeReports.in(directory);
    }

    private Path key() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(file -> file.getFileName().toString().startsWith("public-key-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aWholeChainIsTold() throws IOException {
        Call call = Call.of("verify", directory);
        assertThat(call.code()).isZero();
        assertThat(call.err()).isEmpty();
        assertThat(call.out())
                .contains("3 reports as signed, up to number 3 for 2026-10")
                .contains("sha-256 of the last: ")
                .contains("(the key is from beside the reports)");
        Call given = Call.of("verify", directory, "--key", key());
        assertThat(given.code()).isZero();
        assertThat(given.out()).doesNotContain("from beside");
        assertThat(Call.of("verify", files.get(1), files.get(2)).out()).contains("2 reports as signed");
    }

    @Test
    void theFirstThatIsWrongIsNamed() throws IOException {
        Files.writeString(files.get(1), Files.readString(files.get(1)).replace("\"lost\" : 0", "\"lost\" : 1"));
        Call call = Call.of("verify", directory);
        assertThat(call.code()).isEqualTo(1);
        assertThat(call.out()).contains("1 report as signed, up to number 1 for 2026-08");
        assertThat(call.err()).isEqualTo(files.get(1) + ": it is not what was signed\n");
    }

    @Test
    void whatCannotBeReadIsTold() throws IOException {
        Path empty = Files.createDirectory(temp.resolve("empty"));
        assertThat(Call.of("verify", empty)).isEqualTo(new Call(1, "", empty + ": there is no report\n"));
        Path none = temp.resolve("none.json");
        assertThat(Call.of("verify", none)).isEqualTo(new Call(1, "", none + ": there is no such file\n"));
        assertThat(Call.of("verify", directory, "--key", files.get(0)).err())
                .isEqualTo(files.get(0) + ": expected -----BEGIN PUBLIC KEY-----\n");
        assertThat(Call.of("verify").code()).isEqualTo(2);
        assertThat(Call.of("verify", directory, directory).code()).isEqualTo(2);
    }
}
