package dev.pledge.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;

/** The real-world data that some benchmarks read. It is no part of the project. */
final class RealData {
    private RealData() {}

    /**
     * Returns a file of the data, such as {@code html/pages.zip}.
     *
     * @throws IllegalStateException if it is not where {@code -Dpledge.shared=DIR} says, by default {@code ../shared}
     */
    static Path file(String name) {
        Path file = Path.of(System.getProperty("pledge.shared", "../shared"), "data", name);
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException(
                    "there is no " + file.toAbsolutePath().normalize()
                            + "; -Dpledge.shared=DIR says where the data is, which needs " + name + " in DIR/data");
        }
        return file;
    }
}
