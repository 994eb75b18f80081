package dev.pledge.subject;

import java.util.Locale;

/** Says in the visitor's language what Pledge's own sources say. */
@FunctionalInterface
public interface Phrases {
    /**
     * Returns a sentence or a word.
     *
     * @param key its key, such as {@code subject.accesses.name}
     * @param values what stands in its gaps, in their order
     */
    String of(Locale locale, String key, Object... values);
}
