package dev.pledge.policy;

/** A value is not what was expected; whoever knows where it stands catches this and names the place. */
final class Unexpected extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_QUOTE = 60;

    private final String expected;

    Unexpected(String text, String expected) {
        super("found " + quote(text) + ", expected " + expected);
        this.expected = expected;
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
