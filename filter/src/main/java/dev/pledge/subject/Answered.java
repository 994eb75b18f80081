package dev.pledge.subject;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one source has answered.
 *
 * @param source its id
 * @param name what it is called for the person
 * @param items what it has answered; empty if it failed
 * @param failure why it has not answered; null if it has
 * @param <T> what it was asked for
 */
public record Answered<T>(
        String source, String name, List<T> items, @Nullable Failure failure) {
    /** Why a source has not answered. The rest is in the log alone: it may say what is nobody's business. */
    public enum Failure {
        /** It failed. */
        FAILED,
        /** It took too long. */
        TOO_SLOW,
        /** Too many ask at present. */
        BUSY
    }

    /** Copies the items. */
    public Answered {
        items = List.copyOf(items);
    }

    /** Returns whether all of some sources have answered. */
    public static boolean all(List<? extends Answered<?>> answers) {
        return answers.stream().allMatch(answer -> answer.failure() == null);
    }
}
