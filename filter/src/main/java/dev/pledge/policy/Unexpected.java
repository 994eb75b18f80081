package dev.pledge.policy;

import org.jspecify.annotations.Nullable;

/** A value is not what was expected; whoever knows where it stands catches this and names the place. */
final class Unexpected extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_QUOTE = 60;

    private final String expected;
    private final @Nullable String found;

    Unexpected(String text, String expected) {
        super("found " + quote(text) + ", expected " + expected);
        this.expected = expected;
        this.found = null;
    }

    private Unexpected(int length, String expected) {
        super("found " + length + " characters, expected " + expected);
        this.expected = expected;
        this.found = length + " characters";
    }

    /** Returns what tells of a value only how long it is: it may be a secret that stands in the wrong place. */
    static Unexpected secret(String text, String expected) {
        return new Unexpected(text.length(), expected);
    }

    /** Returns what was found instead, or null where that may be told from the text itself. */
    @Nullable
    String found() {
        return found;
    }

    String expected() {
        return expected;
    }

    /** Returns a text in quotes, on one line and not endless, so that a hostile value cannot forge a line of a log. */
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        int end = Math.min(text.length(), LONGEST_QUOTE);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                quoted.append("\\n");
            } else if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || Character.isSurrogate(c)) {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append(end < text.length() ? "…\"" : "\"").toString();
    }
}
