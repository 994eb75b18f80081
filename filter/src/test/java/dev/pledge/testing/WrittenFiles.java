package dev.pledge.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What stands in every file beneath a directory that may be in use. */
public final class WrittenFiles {
    private WrittenFiles() {}

    /**
     * Returns the files with their content, each byte a character. A file that has another name by the time that it is
     * read would be missed, or be there twice: then all are read again.
     */
    public static Map<Path, String> beneath(Path directory) throws IOException {
        while (true) {
            try {
                return read(directory);
            } catch (NoSuchFileException e) {
                Thread.onSpinWait();
            } catch (UncheckedIOException e) {
                if (!(e.getCause() instanceof NoSuchFileException)) {
                    throw e;
                }
            }
        }
    }

    private static Map<Path, String> read(Path directory) throws IOException {
        Map<Path, String> read = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                read.put(file, Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return read;
    }
}
