package dev.pledge.demo.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Programs of the machine that some tests need. */
final class Programs {
    private Programs() {}

    /**
     * Returns whether all are on the PATH: for {@code @EnabledIf}.
     *
     * @param property the system property that says that they must be
     * @throws AssertionError if one is missing, and the property is set
     */
    static boolean areThere(List<String> programs, String property) {
        for (String program : programs) {
            if (find(program) == null) {
                if (Boolean.getBoolean(property)) {
                    throw new AssertionError(property + " is set, but there is no " + program + " on the PATH");
                }
                return false;
            }
        }
        return true;
    }

    /** Returns where a program is. */
    static Path get(String program) {
        return Objects.requireNonNull(find(program), () -> "there is no " + program + " on the PATH");
    }

    private static @Nullable Path find(String program) {
        String path = System.getenv("PATH");
        for (String directory : path == null ? new String[0] : path.split(File.pathSeparator, -1)) {
            Path file = Path.of(directory, program);
            if (!directory.isEmpty() && Files.isExecutable(file)) {
                return file;
            }
        }
        return null;
    }
}
