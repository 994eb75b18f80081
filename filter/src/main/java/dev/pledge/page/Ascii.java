package dev.pledge.page;

/** Text as markup that reads the same in every ASCII-compatible encoding. */
final class Ascii {
    private Ascii() {}

    /** Returns a text for use in content and in quoted attributes: what is not plain ASCII as character references. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            boolean plain = c >= ' ' && c < 0x7f && "<>&\"'`".indexOf(c) < 0;
            if (plain) {
                out.append((char) c);
            } else {
                out.append("&#").append(c).append(';');
            }
        });
        return out.toString();
    }
}
