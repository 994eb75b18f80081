package dev.pledge.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The sample files of {@code src/test/resources/policy}: good ones, and bad ones with their mistakes beside them. */
final class Samples {
    private Samples() {}

    static List<Path> good() {
        return yaml("good");
    }

    static List<Path> bad() {
        return yaml("bad");
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Policy good(String name) {
        Path file = good().stream()
                .filter(p -> p.endsWith(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no sample " + name));
        return PolicyReader.read(name, text(file));
    }

    private static List<Path> yaml(String directory) {
        URL url = Objects.requireNonNull(Samples.class.getResource("/policy/" + directory), directory);
        try (Stream<Path> files = Files.list(Path.of(url.toURI()))) {
            List<Path> found =
                    files.filter(p -> p.toString().endsWith(".yaml")).sorted().toList();
            if (found.isEmpty()) {
                throw new AssertionError("no samples in " + url);
            }
            return found;
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
