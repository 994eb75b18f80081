package dev.pledge.html;

/**
 * How much of a page is held back at most.
 *
 * @param token bytes of one tag; a longer one is passed on unseen
 * @param text bytes of one raw text that a handler asked for, or of the content of one removed element
 */
public record Limits(int token, int text) {
    /** 64 KB each: of three million real tags fifteen are longer, of real inline loaders hardly one. */
    public static final Limits DEFAULT = new Limits(64 * 1024, 64 * 1024);

    private static final int LEAST = 64;

    public Limits {
        if (token < LEAST || text < 0) {
            throw new IllegalArgumentException(
                    "token is " + token + " (at least " + LEAST + "), text is " + text + " (at least 0)");
        }
    }
}
