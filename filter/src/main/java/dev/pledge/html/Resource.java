package dev.pledge.html;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A table that stands beside the classes of this package, in ASCII. */
final class Resource {
    private Resource() {}

    static List<String> lines(String name) {
        InputStream table = Resource.class.getResourceAsStream(name);
        if (table == null) {
            throw new IllegalStateException("there is no resource " + name + " beside " + Resource.class);
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.US_ASCII))) {
            return lines.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
