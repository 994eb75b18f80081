package dev.pledge;

import dev.pledge.snapshot.ListSource;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Opens what a policy names: {@code classpath:} in the application's class path, {@code file:} in the file system, and
 * else a path within the application, such as {@code /WEB-INF/ads.txt}. In the file system and in the application lists
 * may stand in a directory; directories within it are passed over.
 */
final class Resources implements ListSource {
    private static final String CLASS_PATH = "classpath:";
    private static final String FILE = "file:";

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
        Path file = file(place);
        Stream<String> within;
        if (file != null) {
            if (!Files.isDirectory(file)) {
                return List.of(place);
            }
            within = files(file).stream().map(path -> FILE + path);
        } else {
            String directory = place.endsWith("/") ? place : place + "/";
            Set<String> paths = place.startsWith(CLASS_PATH) ? null : context.getResourcePaths(directory);
            if (paths == null || paths.isEmpty()) {
                return List.of(place);
            }
            within = paths.stream().filter(path -> !path.endsWith("/") && !path.startsWith(directory + "."));
        }
        List<String> found = within.sorted().toList();
        if (found.isEmpty()) {
            throw new IOException("the directory holds no file");
        }
        return found;
    }

    /** What is part of the application stays as it is; a file of the file system is told by its attributes. */
    @Override
    public Object stamp(String place) {
        Path file = file(place);
        if (file == null) {
            return place;
        }
        try {
            List<Stamp> stamps = new ArrayList<>();
            for (Path each : Files.isDirectory(file) ? files(file) : List.of(file)) {
                BasicFileAttributes attributes = Files.readAttributes(each, BasicFileAttributes.class);
                stamps.add(new Stamp(each, attributes.lastModifiedTime(), attributes.size(), attributes.fileKey()));
            }
            return stamps;
        } catch (IOException | SecurityException e) {
            return e.toString();
        }
    }

    /** What tells one state of a file from another. */
    private record Stamp(
            Path file,
            FileTime modified,
            long size,
            @Nullable Object fileKey) {}

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(Files::isRegularFile)
                    .filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw new IOException(e.getCause());
        }
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
