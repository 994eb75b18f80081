package dev.pledge.finding;

/**
 * Makes a text from a request fit for logs and reports: a cookie's name may hold a line break, an escape sequence or a
 * character that turns the direction of writing, and may be as long as a header.
 */
final class SafeText {
    /** How many characters are kept. */
    static final int LENGTH = 100;

    private static final char REPLACEMENT = '\uFFFD';

    private SafeText() {}

    /** Returns the text without control characters, cut to {@value #LENGTH} characters; clean text as it is. */
    static String of(String text) {
        int length = text.length();
        if (length > LENGTH) {
            int cut = LENGTH - 1;
            if (Character.isHighSurrogate(text.charAt(cut - 1))) {
                cut--;
            }
            return cleaned(text.substring(0, cut)) + "…";
        }
        for (int i = 0; i < length; i++) {
            if (!plain(text.charAt(i))) {
                return cleaned(text);
            }
        }
        return text;
    }

    private static boolean plain(char c) {
        return c >= ' ' && c < 0x7F;
    }

    private static String cleaned(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(printable(c) ? c : REPLACEMENT));
        return clean.toString();
    }

    private static boolean printable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
