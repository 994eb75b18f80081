package dev.pledge.servlet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Digests of the body as the application will write it. They are kept back while it may still turn out to be a page that
 * is rewritten: once it has reached the container, a digest can neither be made right nor, on Servlet 6.0, be taken away.
 */
final class HeldHeaders {
    private static final Set<String> NAMES = Set.of("content-md5", "digest", "repr-digest", "content-digest");

    private record Field(String name, String value) {}

    private List<Field> fields = List.of();

    /** Returns whether a field of this name is a digest. */
    static boolean isDigest(String name) {
        return switch (name.length()) {
            case 6, 11, 14 -> NAMES.contains(name.toLowerCase(Locale.ROOT));
            default -> false;
        };
    }

    void set(String name, String value) {
        remove(name);
        add(name, value);
    }

    void add(String name, String value) {
        if (fields.isEmpty()) {
            fields = new ArrayList<>(4);
        }
        fields.add(new Field(name, value));
    }

    void remove(String name) {
        if (!fields.isEmpty()) {
            fields.removeIf(f -> f.name().equalsIgnoreCase(name));
        }
    }

    void clear() {
        fields = List.of();
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    @Nullable
    String first(String name) {
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return field.value();
            }
        }
        return null;
    }

    List<String> all(String name) {
        return fields.stream()
                .filter(f -> f.name().equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }

    List<String> names() {
        return fields.stream().map(Field::name).distinct().toList();
    }

    /** Takes a field out and on. */
    interface Taker {
        void take(String name, String value);
    }

    /** Hands every field on, in the order in which they came, and holds none any more. */
    void release(Taker taker) {
        List<Field> released = fields;
        fields = List.of();
        for (Field field : released) {
            taker.take(field.name(), field.value());
        }
    }
}
