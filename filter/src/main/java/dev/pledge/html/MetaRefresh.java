package dev.pledge.html;

import org.jspecify.annotations.Nullable;

/**
 * Where the URL stands in the content of a {@code meta http-equiv=refresh}, or a {@code Refresh} header (HTML standard,
 * shared declarative refresh steps).
 *
 * @param urlStart where it begins in the decoded value
 * @param urlEnd where it ends
 */
public record MetaRefresh(int urlStart, int urlEnd) {
    /** Finds the URL; returns null if the content is invalid or names none, so that the page itself is loaded again. */
    public static @Nullable MetaRefresh parse(String content) {
        int time = skipSpace(content, 0);
        int p = time;
        while (p < content.length() && (Ascii.isDigit(content.charAt(p)) || content.charAt(p) == '.')) {
            p++;
        }
        if (p == time || p == content.length() || !isSeparator(content.charAt(p))) {
            return null;
        }
        p = skipSpace(content, p);
        if (p < content.length() && (content.charAt(p) == ';' || content.charAt(p) == ',')) {
            p = skipSpace(content, p + 1);
        }
        return p == content.length() ? null : url(content, p);
    }

    /** Returns the URL. */
    public String url(String content) {
        return content.substring(urlStart, urlEnd);
    }

    private static MetaRefresh url(String content, int from) {
        MetaRefresh whole = new MetaRefresh(from, content.length());
        int p = from;
        if ((content.charAt(p) | 0x20) == 'u') {
            if (!content.regionMatches(true, p, "url", 0, 3)
                    || content.charAt(p + 1) > 'z'
                    || content.charAt(p + 2) > 'z') {
                return whole;
            }
            p = skipSpace(content, p + 3);
            if (p == content.length() || content.charAt(p) != '=') {
                return whole;
            }
            p = skipSpace(content, p + 1);
        }
        if (p < content.length() && (content.charAt(p) == '"' || content.charAt(p) == '\'')) {
            int close = content.indexOf(content.charAt(p), p + 1);
            return new MetaRefresh(p + 1, close < 0 ? content.length() : close);
        }
        return new MetaRefresh(p, content.length());
    }

    private static boolean isSeparator(char c) {
        return c == ';' || c == ',' || Ascii.isSpace(c);
    }

    private static int skipSpace(String content, int from) {
        int p = from;
        while (p < content.length() && Ascii.isSpace(content.charAt(p))) {
            p++;
        }
        return p;
    }
}
