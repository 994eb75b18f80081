package dev.pledge.policy;

/**
 * A place in a text.
 *
 * @param line its line, from 1
 * @param column its column, from 1, in characters
 */
record TextPlace(int line, int column) {
    /** Returns the place that follows a text; lines end as in YAML 1.2.2, section 5.4. */
    static TextPlace after(CharSequence text) {
        int line = 1;
        int column = 1;
        int length = text.length();
        for (int i = 0; i < length; ) {
            int c = Character.codePointAt(text, i);
            i += Character.charCount(c);
            boolean lineEnd = c == '\n' || c == '\r' && (i == length || text.charAt(i) != '\n');
            line += lineEnd ? 1 : 0;
            column = lineEnd ? 1 : column + 1;
        }
        return new TextPlace(line, column);
    }
}
