package dev.pledge.demo.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every file beneath a directory, as bytes.
 *
 * @param directory the directory
 */
public record DataFiles(Path directory) {
    /** Returns the names of the files in which a text stands in ASCII, or in UTF-16 of either order. */
    public List<String> with(String text) {
        List<String> patterns = Stream.of(
                        StandardCharsets.US_ASCII, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)
                .map(charset -> new String(text.getBytes(charset), StandardCharsets.ISO_8859_1))
                .toList();
        return all().stream()
                .filter(file -> patterns.stream().anyMatch(read(file)::contains))
                .map(file -> directory.relativize(file).toString())
                .sorted()
                .toList();
    }

    private List<Path> all() {
        List<Path> all = new ArrayList<>();
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()) {
                        all.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                    if (failure instanceof NoSuchFileException) {
                        // It has just been deleted, or renamed.
                        return FileVisitResult.CONTINUE;
                    }
                    throw failure;
                }
            });
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            // It has just been deleted.
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
