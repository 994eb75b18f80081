package dev.pledge.statistics;

import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where a visitor came from: the host of another site, and nothing more of its address ({@code Referer}, RFC 9110,
 * section 10.1.3).
 */
public final class Referrers {
    private static final int LONGEST_HOST = 253;

    private Referrers() {}

    /**
     * Returns the host that a {@code Referer} field names, in lower case; null if there is none that is a host name, or
     * it is the site's own.
     *
     * @param referer the field's value; null for none
     * @param own whether a host, in lower case, is the site's
     */
    public static @Nullable String host(@Nullable String referer, Predicate<String> own) {
        if (referer == null) {
            return null;
        }
        int start = start(referer);
        if (start < 0) {
            return null;
        }
        int end = start;
        boolean dotted = false;
        while (end < referer.length() && isHostCharacter(referer.charAt(end))) {
            dotted |= referer.charAt(end) == '.';
            end++;
        }
        boolean whole = end == referer.length() || "/:?#".indexOf(referer.charAt(end)) >= 0;
        // A name without a dot, or a bare address, is of somebody's own network, and may tell whose.
        if (!whole || !dotted || end - start > LONGEST_HOST || isAddress(referer, end)) {
            return null;
        }
        String host = referer.substring(start, end).toLowerCase(Locale.ROOT);
        return own.test(host) ? null : host;
    }

    private static int start(String referer) {
        if (referer.regionMatches(true, 0, "https://", 0, 8)) {
            return 8;
        }
        return referer.regionMatches(true, 0, "http://", 0, 7) ? 7 : -1;
    }

    /** A top-level domain never ends in a digit. */
    private static boolean isAddress(String referer, int end) {
        char last = referer.charAt(end - 1);
        return last >= '0' && last <= '9';
    }

    private static boolean isHostCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_';
    }
}
