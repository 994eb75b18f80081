package dev.pledge.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A place of filter lists in the file system: a file, or a directory with files. Directories within it are passed over, and
 * so are files whose names begin with a dot.
 *
 * @param path where it is
 */
public record FilePlace(Path path) {
    /** What the place of a file begins with in a policy: {@value}. */
    public static final String SCHEME = "file:";

    /** Returns the place in the file system that a policy names, or null if it names none there. */
    public static @Nullable FilePlace of(String place) {
        if (!place.startsWith(SCHEME)) {
            return null;
        }
        String path = place.substring(SCHEME.length());
        return new FilePlace(Path.of(path.startsWith("//") ? path.substring(2) : path));
    }

    /** Returns whether it is a directory. */
    public boolean isDirectory() {
        return Files.isDirectory(path);
    }

    /**
     * Returns the files: those of the directory in the order of their names, or the place itself if it is none.
     *
     * @throws IOException if it is a directory that cannot be read or holds no file
     */
    public List<Path> files() throws IOException {
        List<Path> files = list();
        if (files.isEmpty()) {
            throw new IOException("the directory holds no file");
        }
        return files;
    }

    /** Returns something that equals what was returned before for as long as no attribute of a file has changed. */
    public Object stamp() {
        try {
            List<Stamp> stamps = new ArrayList<>();
            for (Path each : list()) {
                BasicFileAttributes attributes = Files.readAttributes(each, BasicFileAttributes.class);
                stamps.add(new Stamp(each, attributes.lastModifiedTime(), attributes.size(), attributes.fileKey()));
            }
            return stamps;
        } catch (IOException | SecurityException e) {
            return e.toString();
        }
    }

    /**
     * Returns something that equals what was returned before for as long as none of the files beside this place whose names
     * begin with its own, and end with a suffix, has changed, come or gone.
     */
    Object stampOfVariants(String suffix) {
        String name = String.valueOf(path.getFileName());
        Path directory = path.toAbsolutePath().getParent();
        List<Object> stamps = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory == null ? path : directory, file -> {
            String other = String.valueOf(file.getFileName());
            return other.startsWith(name) && other.endsWith(suffix);
        })) {
            for (Path file : files) {
                stamps.add(new FilePlace(file).stamp());
            }
        } catch (IOException | DirectoryIteratorException | SecurityException e) {
            return e.toString();
        }
        // A directory has no order.
        return Set.copyOf(stamps);
    }

    /** What tells one state of a file from another. */
    private record Stamp(
            Path file,
            FileTime modified,
            long size,
            @Nullable Object fileKey) {}

    private List<Path> list() throws IOException {
        if (!isDirectory()) {
            return List.of(path);
        }
        try (Stream<Path> all = Files.list(path)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw new IOException(e.getCause());
        }
    }
}
