package dev.pledge;

import dev.pledge.snapshot.FilePlace;
import dev.pledge.snapshot.ListSource;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Opens what a policy names: {@code classpath:} in the application's class path, {@code file:} in the file system, and
 * else a path within the application, such as {@code /WEB-INF/ads.txt}. In the file system and in the application lists
 * may stand in a directory; directories within it are passed over.
 */
final class Resources implements ListSource {
    private static final String CLASS_PATH = "classpath:";

    private final ServletContext context;

    Resources(ServletContext context) {
        this.context = context;
    }

    /** @throws IOException if there is no such resource, or it cannot be read */
    @Override
    public InputStream open(String location) throws IOException {
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

    @Override
    public List<String> find(String place) throws IOException {
        FilePlace file = FilePlace.of(place);
        if (file != null) {
            return file.isDirectory()
                    ? file.files().stream().map(path -> FilePlace.SCHEME + path).toList()
                    : List.of(place);
        }
        String directory = place.endsWith("/") ? place : place + "/";
        Set<String> paths = place.startsWith(CLASS_PATH) ? null : context.getResourcePaths(directory);
        if (paths == null || paths.isEmpty()) {
            return List.of(place);
        }
        List<String> found = paths.stream()
                .filter(path -> !path.endsWith("/") && !path.startsWith(directory + "."))
                .sorted()
                .toList();
        if (found.isEmpty()) {
            throw new IOException("the directory holds no file");
        }
        return found;
    }

    /** What is part of the application stays as it is; a file of the file system is told by its attributes. */
    @Override
    public Object stamp(String place) {
        FilePlace file = FilePlace.of(place);
        return file == null ? place : file.stamp();
    }

    /** A file of the application has the time at which it was packed or deployed. */
    @Override
    public @Nullable Instant modified(String location) {
        Path file = file(location);
        try {
            return file == null ? null : Files.getLastModifiedTime(file).toInstant();
        } catch (IOException | SecurityException e) {
            return null;
        }
    }

    /** Returns the file that a location names, or null if it names no file of the file system. */
    static @Nullable Path file(String location) {
        FilePlace file = FilePlace.of(location);
        return file == null ? null : file.path();
    }

    /**
     * Returns the directory that a location names.
     *
     * @throws IOException if it names no place in the file system
     */
    static Path directory(String location) throws IOException {
        Path path = file(location);
        if (path == null) {
            throw new IOException(location + " is no place in the file system");
        }
        return path;
    }

    private static String relative(String name) {
        return name.startsWith("/") ? name.substring(1) : name;
    }
}
