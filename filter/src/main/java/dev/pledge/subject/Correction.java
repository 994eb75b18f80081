package dev.pledge.subject;

import org.jspecify.annotations.Nullable;

/**
 * What became of a correction.
 *
 * @param outcome how it ended
 * @param why why it was refused, for the person; null if it was not
 */
public record Correction(Outcome outcome, @Nullable String why) {
    /** How a correction ended. */
    public enum Outcome {
        /** The field has the new value. */
        DONE,
        /** The value, or the field, does not allow it. */
        REFUSED,
        /** The source could not do it, or not in time; in the latter case it may still. */
        FAILED
    }

    /** Returns that the field has the new value. */
    public static Correction done() {
        return new Correction(Outcome.DONE, null);
    }

    /** Returns that it was not done, and why, in the person's language. */
    public static Correction refused(String why) {
        return new Correction(Outcome.REFUSED, why);
    }

    static Correction failed() {
        return new Correction(Outcome.FAILED, null);
    }
}
