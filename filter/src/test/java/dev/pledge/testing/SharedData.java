package dev.pledge.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The real-world data that tests read. It is no part of the project: where it is absent a test that needs it is skipped,
 * saying so, unless {@code pledge.shared.required} is set; then it fails.
 */
public final class SharedData {
    private SharedData() {}

    /** Returns a file of the data, such as {@code cookies/set-cookie.jsonl}. */
    public static Path file(String name) {
        Path root = Path.of(System.getProperty("pledge.shared", "../../shared"));
        Path file = root.resolve("data").resolve(name);
        boolean there = Files.exists(file);
        if (!there && Boolean.getBoolean("pledge.shared.required")) {
            throw new AssertionError("pledge.shared.required is set, but there is no " + file);
        }
        assumeTrue(there, () -> "skipped: there is no " + file + "; -Dpledge.shared=DIR says where the data is");
        return file;
    }
}
