package dev.pledge.policy;

/**
 * A servlet-style path pattern, as in the Servlet specification, section 12.2: an exact path ({@code /checkout}), a
 * prefix ({@code /account/*}, which matches {@code /account} too) or an extension ({@code *.jsp}). Paths are those
 * within the context: decoded, without path parameters and query.
 *
 * @param text the pattern as it was written
 */
public record PathPattern(String text) {
    /** @throws IllegalArgumentException if the text is no servlet-style pattern */
    public PathPattern {
        boolean extension = text.startsWith("*.") && text.length() > 2 && text.indexOf('/') < 0;
        boolean path = text.startsWith("/");
        int star = text.indexOf('*', extension ? 1 : 0);
        boolean starAtEnd = path && star == text.length() - 1 && text.endsWith("/*");
        if (!(extension || path) || star >= 0 && !starAtEnd) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no path pattern; expected /exact/path, /prefix/* or *.extension");
        }
    }

    /** Returns whether a path within the context, such as {@code /account/orders}, matches. */
    public boolean matches(String path) {
        if (text.startsWith("*")) {
            return path.endsWith(text.substring(1)) && path.indexOf('/', path.length() - text.length() + 1) < 0;
        }
        if (text.endsWith("/*")) {
            int stem = text.length() - 2;
            return path.startsWith(text.substring(0, stem)) && (path.length() == stem || path.charAt(stem) == '/');
        }
        return path.equals(text);
    }

    /**
     * Returns how narrow the pattern is, by the order in which the Servlet specification tries patterns: an exact path
     * before a longer prefix before a shorter one before an extension.
     */
    int narrowness() {
        if (text.startsWith("*")) {
            return 0;
        }
        return text.endsWith("/*") ? text.length() : Integer.MAX_VALUE;
    }
}
