package dev.pledge;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Opens what a policy names: {@code classpath:} in the application's class path, {@code file:} in the file system, and
 * else a path within the application, such as {@code /WEB-INF/ads.txt}.
 */
final class Resources {
    private static final String CLASS_PATH = "classpath:";
    private static final String FILE = "file:";

    private final ServletContext context;

    Resources(ServletContext context) {
        this.context = context;
    }

    /** @throws IOException if there is no such resource, or it cannot be read */
    InputStream open(String location) throws IOException {
        Path file = file(location);
        if (file != null) {
            return Files.newInputStream(file);
        }
        InputStream in = location.startsWith(CLASS_PATH)
                ? context.getClassLoader().getResourceAsStream(relative(location.substring(CLASS_PATH.length())))
                : context.getResourceAsStream(location.startsWith("/") ? location : "/" + location);
        if (in == null) {
            throw new NoSuchFileException(location);
        }
        return in;
    }

    /** Returns the file that a location names, or null if it names no file of the file system. */
    static @Nullable Path file(String location) {
        if (!location.startsWith(FILE)) {
            return null;
        }
        String path = location.substring(FILE.length());
        return Path.of(path.startsWith("//") ? path.substring(2) : path);
    }

    private static String relative(String name) {
        return name.startsWith("/") ? name.substring(1) : name;
    }
}
