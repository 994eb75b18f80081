package dev.pledge.cli;

import dev.pledge.snapshot.FilePlace;
import dev.pledge.snapshot.ListSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Opens what a policy names while no container runs: {@code file:} in the file system, {@code classpath:} in a class path
 * that was named, and else a path below the root directory of the web application.
 */
final class WebApplication implements ListSource {
    private static final String CLASS_PATH = "classpath:";

    private final @Nullable Path root;
    private final @Nullable ClassLoader classPath;

    /**
     * @param root the directory that holds WEB-INF, or null if it is not known
     * @param classPath the application's class path, or null if it is not known
     */
    WebApplication(@Nullable Path root, @Nullable ClassLoader classPath) {
        this.root = root == null ? null : root.toAbsolutePath().normalize();
        this.classPath = classPath;
    }

    /** Returns the directory that holds WEB-INF, or null if it is not known. */
    @Nullable
    Path root() {
        return root;
    }

    /** Returns the application's class path, or null if it is not known. */
    @Nullable
    ClassLoader classPath() {
        return classPath;
    }

    /** Returns whether a place is in a class path that is not known. */
    boolean outOfSight(String place) {
        return classPath == null && place.startsWith(CLASS_PATH);
    }

    @Override
    public List<String> find(String place) throws IOException {
        FilePlace files = place.startsWith(CLASS_PATH) ? null : files(place);
        if (files == null || !files.isDirectory()) {
            return List.of(place);
        }
        String directory = place.endsWith("/") ? place : place + "/";
        return files.files().stream()
                .map(file -> directory + file.getFileName())
                .toList();
    }

    @Override
    public InputStream open(String place) throws IOException {
        if (!place.startsWith(CLASS_PATH)) {
            return Files.newInputStream(files(place).path());
        }
        String name = place.substring(CLASS_PATH.length());
        InputStream in = classPath == null
                ? null
                : classPath.getResourceAsStream(name.startsWith("/") ? name.substring(1) : name);
        if (in == null) {
            throw new NoSuchFileException(place);
        }
        return in;
    }

    /** A command reads its lists once. */
    @Override
    public Object stamp(String place) {
        return place;
    }

    private FilePlace files(String place) throws IOException {
        FilePlace file = FilePlace.of(place);
        if (file != null) {
            return file;
        }
        if (root == null) {
            throw new IOException("it is a path within the web application, and --webapp does not say where that is");
        }
        Path path = root.resolve(place.substring(1)).normalize();
        if (!path.startsWith(root)) {
            throw new IOException("it is not within the web application, " + root);
        }
        return new FilePlace(path);
    }
}
