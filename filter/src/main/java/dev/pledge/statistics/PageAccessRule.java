package dev.pledge.statistics;

import org.jspecify.annotations.Nullable;

/**
 * What counts as a page access: a GET that was answered by an HTML page, status 200, or 304 where a browser navigates to
 * a page that it has; and that was not fetched ahead of the visitor.
 */
public final class PageAccessRule {
    private PageAccessRule() {}

    /**
     * Returns whether an exchange is a page access.
     *
     * @param method the request's method; methods are case-sensitive
     * @param status the response's status
     * @param contentType the response's {@code Content-Type}, with or without parameters; null for none
     * @param navigation what {@link #isNavigation} says of the request
     * @param prefetch what {@link #isPrefetch} says of the request
     */
    public static boolean isAccess(
            String method, int status, @Nullable String contentType, boolean navigation, boolean prefetch) {
        if (prefetch || !method.equals("GET")) {
            return false;
        }
        return status == 200 && isPage(contentType) || status == 304 && navigation;
    }

    /**
     * Returns whether a browser asks for a page to show: {@code Sec-Fetch-Dest: document} (Fetch Metadata, section 2.1),
     * or, where that field is absent, an {@code Accept} that names HTML.
     */
    public static boolean isNavigation(@Nullable String secFetchDest, @Nullable String accept) {
        if (secFetchDest != null) {
            return secFetchDest.trim().equals("document");
        }
        if (accept == null) {
            return false;
        }
        int start = 0;
        while (start <= accept.length()) {
            int comma = accept.indexOf(',', start);
            int end = comma < 0 ? accept.length() : comma;
            if (isPage(accept.substring(start, end))) {
                return true;
            }
            start = end + 1;
        }
        return false;
    }

    /**
     * Returns whether a request only fetches ahead: {@code Sec-Purpose: prefetch}, with or without parameters such as
     * {@code prerender}, or the older {@code Purpose} and {@code X-Moz}. Null stands for an absent field.
     */
    public static boolean isPrefetch(@Nullable String secPurpose, @Nullable String purpose, @Nullable String xMoz) {
        return startsWith(secPurpose, "prefetch") || startsWith(purpose, "prefetch") || startsWith(xMoz, "prefetch");
    }

    /** Returns whether a body of this type, with or without parameters, is a page: HTML or XHTML. */
    public static boolean isPage(@Nullable String contentType) {
        return startsWith(contentType, "text/html") || startsWith(contentType, "application/xhtml+xml");
    }

    /** Whether a field value is a token, ignoring case, alone or before parameters. */
    private static boolean startsWith(@Nullable String value, String token) {
        if (value == null) {
            return false;
        }
        int from = 0;
        while (from < value.length() && blank(value.charAt(from))) {
            from++;
        }
        if (!value.regionMatches(true, from, token, 0, token.length())) {
            return false;
        }
        int end = from + token.length();
        while (end < value.length() && blank(value.charAt(end))) {
            end++;
        }
        return end == value.length() || value.charAt(end) == ';';
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\t';
    }
}
