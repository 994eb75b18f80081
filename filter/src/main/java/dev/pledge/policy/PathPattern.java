package dev.pledge.policy;

import java.util.regex.Pattern;

/**
 * A servlet-style path pattern, as in the Servlet specification, section 12.2. Paths are those within the context:
 * decoded, without path parameters and query.
 *
 * <ul>
 *   <li>{@code /account/*}, a prefix, matches {@code /account} and all below it; {@code /*} matches every path.
 *   <li>{@code *.jsp}, an extension, matches every path that ends in it.
 *   <li>The empty pattern matches the root of the application, which is {@code /}.
 *   <li>{@code /}, the specification's default, matches every path for which no other pattern is given.
 *   <li>Any other pattern that begins with a slash matches exactly that path.
 * </ul>
 *
 * @param text the pattern as it was written
 */
public record PathPattern(String text) {
    private static final Pattern ESCAPED = Pattern.compile("%[0-9a-fA-F]{2}");

    /** @throws IllegalArgumentException if the text is no servlet-style pattern, or one that no path can match */
    public PathPattern {
        boolean prefix = text.startsWith("/") && text.endsWith("/*");
        boolean extension = text.startsWith("*.") && text.length() > 2 && text.indexOf('/') < 0;
        int star = text.indexOf('*', extension ? 1 : 0);
        boolean starAllowed = star < 0 || prefix && star == text.length() - 1;
        boolean kind = text.isEmpty() || text.startsWith("/") || extension;
        if (!kind || !starAllowed || !Wording.clean(text)) {
            throw new Unexpected(text, "a path pattern: /exact/path, /prefix/* or *.extension");
        }
        if (text.indexOf('?') >= 0 || text.indexOf('#') >= 0 || text.indexOf(';') >= 0) {
            throw new Unexpected(text, "a path pattern without query, fragment and path parameters");
        }
        if (ESCAPED.matcher(text).find()) {
            throw new Unexpected(text, "a path pattern as decoded, without percent escapes");
        }
    }

    /** Returns whether a path within the context, such as {@code /account/orders}, matches. Allocates nothing. */
    public boolean matches(String path) {
        int length = text.length();
        if (length <= 1) {
            return length == 1 || path.isEmpty() || path.equals("/");
        }
        if (text.charAt(0) == '*') {
            return path.regionMatches(path.length() - length + 1, text, 1, length - 1);
        }
        if (text.charAt(length - 1) == '*') {
            int stem = length - 2;
            return path.regionMatches(0, text, 0, stem) && (path.length() == stem || path.charAt(stem) == '/');
        }
        return path.equals(text);
    }

    /**
     * Returns how narrow the pattern is, by the order in which the Servlet specification tries patterns (section 12.1):
     * an exact path before a longer prefix before a shorter one before an extension before the default.
     */
    int narrowness() {
        if (text.equals("/")) {
            return -1;
        }
        if (text.startsWith("*")) {
            return 0;
        }
        return text.endsWith("/*") ? text.length() : Integer.MAX_VALUE;
    }
}
