package dev.pledge.page;

import org.jspecify.annotations.Nullable;

/**
 * A piece of script source to recognise: an identifier and what follows it. White space in the source is skipped, the
 * three kinds of quotes count as one, and {@code ?} stands for the beginning of any identifier. A pattern that ends
 * with {@code =} is an assignment, no comparison.
 *
 * @param word the identifier
 * @param rest what follows it
 * @param url what the code loads; null if that is whatever address stands nearby
 */
record ScriptPattern(String word, String rest, @Nullable String url) {
    static ScriptPattern of(String source, @Nullable String url) {
        int end = 0;
        while (end < source.length() && ScriptText.identifier((byte) source.charAt(end))) {
            end++;
        }
        return new ScriptPattern(source.substring(0, end), source.substring(end), url);
    }

    /**
     * Returns whether an identifier of the source is this pattern's and is followed by the rest.
     *
     * @param from where the identifier begins
     * @param to where it ends
     * @param end where the source ends
     */
    boolean matches(byte[] source, int from, int to, int end) {
        if (to - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (source[from + i] != word.charAt(i)) {
                return false;
            }
        }
        int at = to;
        for (int i = 0; i < rest.length(); i++) {
            at = skipSpace(source, at, end);
            if (at == end || !fits(rest.charAt(i), source[at])) {
                return false;
            }
            at++;
        }
        return !rest.endsWith("=") || at == end || source[at] != '=';
    }

    private static int skipSpace(byte[] source, int from, int end) {
        int at = from;
        while (at < end && source[at] <= ' ' && source[at] >= 0) {
            at++;
        }
        return at;
    }

    private static boolean fits(char wanted, byte found) {
        return switch (wanted) {
            case '\'' -> ScriptText.quote(found);
            case '?' -> ScriptText.identifier(found);
            default -> wanted == found;
        };
    }
}
