package dev.pledge.operations;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The query of an address: each name once, with a value that is not empty. What is malformed or too long is left out. Immutable. */
record Query(Map<String, String> values) {
    private static final int LONGEST = 2_000;
    private static final int LONGEST_VALUE = 200;

    Query {
        values = new LinkedHashMap<>(values);
    }

    /** Reads what follows the question mark; null for nothing. */
    static Query of(@Nullable String text) {
        Map<String, String> values = new LinkedHashMap<>();
        if (text != null && text.length() <= LONGEST) {
            for (String part : text.split("&", -1)) {
                int equals = part.indexOf('=');
                String value =
                        equals < 0 ? "" : decoded(part.substring(equals + 1)).strip();
                if (!value.isEmpty() && value.length() <= LONGEST_VALUE) {
                    values.put(part.substring(0, equals), value);
                }
            }
        }
        return new Query(values);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Returns a value; empty if there is none. */
    String get(String name) {
        return values.getOrDefault(name, "");
    }

    /** Returns a whole number from 1, or 1 if there is none. */
    int number(String name) {
        return get(name).matches("[1-9][0-9]{0,5}") ? Integer.parseInt(get(name)) : 1;
    }

    /** Returns the query with another value; with none, if that is empty. */
    Query with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.remove(name);
        if (!value.isEmpty()) {
            changed.put(name, value);
        }
        return new Query(changed);
    }

    /** Returns the query with these values alone. */
    Query only(String... names) {
        Map<String, String> kept = new LinkedHashMap<>();
        for (String name : names) {
            if (!get(name).isEmpty()) {
                kept.put(name, get(name));
            }
        }
        return new Query(kept);
    }

    /** Returns the query as it stands in an address, with the question mark; empty if it is. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        values.forEach((name, value) -> text.append(text.isEmpty() ? '?' : '&')
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return text.toString();
    }
}
