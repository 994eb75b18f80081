package dev.pledge.subject;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of one thing that was to be erased.
 *
 * @param title what it is, or was, called for the person
 * @param kept why it must be kept, in the person's language; null if it was erased
 * @param until until when it is kept; null if it was erased, or nobody can say
 */
public record Erasure(
        String title, @Nullable String kept, @Nullable LocalDate until) {
    /** There is always a title. */
    public Erasure {
        Objects.requireNonNull(title, "title");
    }

    /** Returns that something is gone. */
    public static Erasure erased(String title) {
        return new Erasure(title, null, null);
    }

    /** Returns that something must be kept, why, and until when. */
    public static Erasure kept(String title, String because, @Nullable LocalDate until) {
        return new Erasure(title, Objects.requireNonNull(because, "because"), until);
    }

    /** Returns whether it is gone. */
    public boolean isErased() {
        return kept == null;
    }
}
