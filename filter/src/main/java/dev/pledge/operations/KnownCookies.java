package dev.pledge.operations;

import dev.pledge.policy.Promise;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cookies that are met on many sites. An entry for a whole name comes before those for its beginning, a longer one before a shorter. Immutable. */
final class KnownCookies {
    private static final String RESOURCE = "known-cookies.txt";

    private final Map<String, Known> exact = new HashMap<>();
    private final List<Known> beginnings = new ArrayList<>();

    /**
     * What is known of a cookie.
     *
     * @param name its name, or the beginning of it
     * @param owner whose it is
     * @param purpose what it is for: the last word of a text's key
     */
    record Known(String name, String owner, String purpose) {}

    private KnownCookies() {}

    static KnownCookies read() {
        KnownCookies cookies = new KnownCookies();
        try (InputStream in = KnownCookies.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from Pledge's jar");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            String owner = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    owner = line.substring(1, line.length() - 1);
                } else if (!line.isEmpty() && !line.startsWith("#")) {
                    cookies.add(owner, line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
        cookies.beginnings.sort(
                (one, other) -> other.name().length() - one.name().length());
        return cookies;
    }

    private void add(String owner, String line) {
        int space = line.indexOf(' ');
        String name = line.substring(0, space);
        String purpose = line.substring(space + 1);
        if (name.endsWith("*")) {
            beginnings.add(new Known(name.substring(0, name.length() - 1), owner, purpose));
        } else {
            exact.put(name, new Known(name, owner, purpose));
        }
    }

    /** Returns what is known of a cookie; null if it is nothing. */
    @Nullable
    Known of(String name) {
        Known whole = exact.get(name);
        if (whole != null) {
            return whole;
        }
        for (Known beginning : beginnings) {
            if (name.startsWith(beginning.name())) {
                return beginning;
            }
        }
        return null;
    }

    /** Returns what is known of what was found; null if that is no cookie, or nothing is known. */
    @Nullable
    Known of(Breaches row) {
        return row.kind().promise() == Promise.COOKIES ? of(row.what()) : null;
    }

    /** Returns all purposes. */
    List<String> purposes() {
        List<String> purposes = new ArrayList<>();
        exact.values().forEach(known -> purposes.add(known.purpose()));
        beginnings.forEach(known -> purposes.add(known.purpose()));
        return purposes.stream().distinct().sorted().toList();
    }
}
