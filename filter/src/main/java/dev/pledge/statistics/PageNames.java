package dev.pledge.statistics;

import org.jspecify.annotations.Nullable;

/**
 * Gives pages their names: few enough to count by, and without anything that points at a person. What the application
 * says of itself is taken first (Spring's matched pattern, a servlet mapping, a request attribute); else the path, with
 * ids folded: {@code /orders/4711} is {@code /orders/{id}}. Whatever it comes from, a name holds no query, no path
 * parameter such as {@code ;jsessionid}, no e-mail address and no long id, however often it was percent-encoded, and
 * has at most {@value #LENGTH} characters. A name of a page is its own name.
 *
 * <p>A path can hold what no rule knows as personal, such as {@code /members/jane-doe}: an application with such paths
 * names its pages itself.
 */
public final class PageNames {
    /** How long a name is at most, in characters. */
    public static final int LENGTH = 120;

    /** What pages are counted under for whose names there is no room. */
    public static final String OTHER = "(other)";

    private static final String CUT = "…";

    private PageNames() {}

    /**
     * Returns the name of a page.
     *
     * @param given what the application or its framework calls the page; null if it says nothing. A pattern that says
     *     nothing of the page, such as {@code /*} or {@code *.jsp}, is passed over
     * @param path the request's path within the context, encoded or decoded
     */
    public static String of(@Nullable String given, String path) {
        if (given != null && telling(given)) {
            return name(withoutExpressions(given));
        }
        return name(path);
    }

    private static boolean telling(String given) {
        return switch (given) {
            case "", "/", "/*", "/**" -> false;
            default -> !given.startsWith("*");
        };
    }

    private static String name(String path) {
        return plain(path) ? path : folded(Decoded.path(path));
    }

    /** Whether a path is made of short lower-case words only, as most are: then it is its own name. */
    private static boolean plain(String path) {
        int length = path.length();
        if (length == 0 || length > LENGTH || path.charAt(0) != '/') {
            return false;
        }
        int word = 0;
        for (int i = 0; i < length; i++) {
            char c = path.charAt(i);
            if (c >= 'a' && c <= 'z') {
                if (++word >= Segment.LONG_WORD) {
                    return false;
                }
            } else if (c == '/' && (i == 0 || path.charAt(i - 1) != '/') || c == '-' || c == '_' || c == '.') {
                word = 0;
            } else {
                return false;
            }
        }
        return true;
    }

    private static String folded(String path) {
        StringBuilder name = new StringBuilder(Math.min(path.length(), LENGTH) + 1);
        int start = 0;
        while (start <= path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            String segment = Segment.folded(path.substring(start, end));
            if (name.length() + segment.length() + 1 + CUT.length() > LENGTH) {
                return name + CUT;
            }
            boolean empty = segment.isEmpty();
            if (!empty || start == 0 || slash < 0) {
                name.append(segment);
                if (slash >= 0 && (!empty || start == 0)) {
                    name.append('/');
                }
            }
            start = end + 1;
        }
        return name.length() == 0 ? "/" : name.toString();
    }

    /** Takes regular expressions out of a pattern's variables: <code>{id:[0-9]+}</code> is <code>{id}</code>. */
    private static String withoutExpressions(String pattern) {
        if (pattern.indexOf('{') < 0) {
            return pattern;
        }
        StringBuilder plain = new StringBuilder(pattern.length());
        int depth = 0;
        boolean expression = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
            }
            if (depth == 1 && c == ':') {
                expression = true;
            } else if (depth <= 0) {
                expression = false;
            }
            if (!expression) {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
