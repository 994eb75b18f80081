package dev.pledge.html;

/**
 * How much of a page is held back at most.
 *
 * @param token bytes of one tag; a longer one is passed on unseen
 * @param text bytes of one raw text that a handler asked for, or of the content of one removed element
 * @param held bytes of everything that is held at one time. A start tag counts together with its text, and within a
 *     removed element both have half of it, and the element's content a quarter
 */
public record Limits(int token, int text, int held) {
    /** The size of the largest buffers: of three million real tags fifteen are longer than 64 KB, of real inline loaders hardly one. */
    public static final Limits DEFAULT = new Limits(BufferPool.LARGEST, BufferPool.LARGEST, BufferPool.LARGEST);

    private static final int LEAST = 64;

    public Limits {
        if (token < LEAST || text < 0 || held < token || held < text) {
            throw new IllegalArgumentException("token is " + token + " (at least " + LEAST + "), text is " + text
                    + " (at least 0), held is " + held + " (at least as much as either)");
        }
    }

    /** Makes limits for one thing each. */
    public Limits(int token, int text) {
        this(token, text, Integer.MAX_VALUE);
    }

    /** Returns how much of a text that is shown piece by piece may be left undecided, within a removed element too. */
    public int shown() {
        return Math.max(0, Math.min(text, held / 2) - ShownText.WINDOW);
    }

    /** Returns limits that are no larger than these, nor than a number of bytes. */
    Limits within(int most) {
        return new Limits(Math.min(token, most), Math.min(text, most), Math.min(held, most));
    }

    /** Returns how long an undecided token may be. */
    int most(boolean withinRemoved) {
        return withinRemoved ? held / 2 : held;
    }

    /** Returns how much content of a removed element may be held back. */
    int removed() {
        return Math.min(text, held / 4);
    }
}
