package dev.pledge.page;

/** Text as markup that reads the same in every ASCII-compatible encoding. */
final class Ascii {
    private Ascii() {}

    /** Returns a text for use in content and in quoted attributes: what is not plain ASCII as character references. */
    static String escape(String text) {
        int p = 0;
        while (p < text.length() && isPlain(text.charAt(p))) {
            p++;
        }
        if (p == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (isPlain(c)) {
                out.append((char) c);
            } else {
                out.append("&#").append(c).append(';');
            }
        });
        return out.toString();
    }

    private static boolean isPlain(int c) {
        return c >= ' ' && c < 0x7f && "<>&\"'`".indexOf(c) < 0;
    }
}
