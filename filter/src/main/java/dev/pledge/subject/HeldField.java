package dev.pledge.subject;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One field of what is held about a person.
 *
 * @param key what tells it apart from the item's other fields, as in JSON
 * @param label what it is called for the person
 * @param value what is held, as a text; times best as ISO 8601 has them
 * @param fixed why the person cannot correct it; null if they can
 */
public record HeldField(
        String key, String label, String value, @Nullable String fixed) {
    /** Nothing but the reason may be missing. */
    public HeldField {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(value, "value");
    }

    /** Returns a field that the person can correct. */
    public static HeldField correctable(String key, String label, String value) {
        return new HeldField(key, label, value, null);
    }

    /** Returns a field that the person cannot correct, and why. */
    public static HeldField fixed(String key, String label, String value, String why) {
        return new HeldField(key, label, value, why);
    }

    /** Returns whether the person can correct it. */
    public boolean isCorrectable() {
        return fixed == null;
    }

    /** Returns a text without what is held. */
    @Override
    public String toString() {
        return "HeldField[" + key + "]";
    }
}
