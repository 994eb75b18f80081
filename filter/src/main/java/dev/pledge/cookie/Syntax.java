package dev.pledge.cookie;

import java.nio.charset.StandardCharsets;

/**
 * The characters of cookies. White space is SP and HTAB only, never what Unicode calls so: browsers keep a name that
 * begins with a no-break space, and trimming it would make another cookie's name of it.
 */
final class Syntax {
    private static final int MOST_SHOWN = 64;
    private static final String NO_NAME = "(nameless)";

    private Syntax() {}

    static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    static boolean isControl(char c) {
        return c < 0x20 || c == 0x7F;
    }

    /** A {@code tchar} of RFC 9110, section 5.6.2. */
    static boolean isToken(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }

    /** Returns the first place from {@code from} on that is no space. */
    static int skipSpace(String text, int from, int to) {
        int at = from;
        while (at < to && isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Returns the end of {@code text} up to {@code to}, less the spaces there. */
    static int dropSpace(String text, int from, int to) {
        int end = to;
        while (end > from && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    static String trim(String text, int from, int to) {
        int start = skipSpace(text, from, to);
        return text.substring(start, dropSpace(text, start, to));
    }

    /** Returns where {@code c} is first in a part of a text, or {@code to}; looks no further. */
    static int find(String text, char c, int from, int to) {
        int at = from;
        while (at < to && text.charAt(at) != c) {
            at++;
        }
        return at;
    }

    /**
     * Whether a {@code Path} can be sent: it begins with a slash and has the characters of a URL's path (RFC 3986,
     * section 3.3). No comma: there are clients that take what follows one for the next cookie.
     */
    static boolean isPath(String text) {
        if (!text.startsWith("/")) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letter && "/%-._~!$&'()*+=:@".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether a text has the characters of a host name in its ASCII form. */
    static boolean isHostName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letter && c != '-' && c != '_' && (c != '.' || i == 0 || text.charAt(i - 1) == '.')) {
                return false;
            }
        }
        return !text.isEmpty() && !text.endsWith(".");
    }

    /** Whether each character stands for one octet, as those of a header field do. */
    static boolean isOctets(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xFF) {
                return false;
            }
        }
        return true;
    }

    /** Returns the octets of a text in UTF-8, a character for each. */
    static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** Returns a cookie's name as it is shown in a finding: at most 64 visible ASCII characters. */
    static String shown(String name) {
        if (name.isEmpty()) {
            return NO_NAME;
        }
        int length = Math.min(name.length(), MOST_SHOWN);
        for (int i = 0; i < length; i++) {
            if (!isVisible(name.charAt(i))) {
                return replaced(name, length);
            }
        }
        return name.length() == length ? name : name.substring(0, length);
    }

    private static String replaced(String name, int length) {
        StringBuilder shown = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            char c = name.charAt(i);
            shown.append(isVisible(c) ? c : '?');
        }
        return shown.toString();
    }

    private static boolean isVisible(char c) {
        return c > ' ' && c < 0x7F;
    }
}
