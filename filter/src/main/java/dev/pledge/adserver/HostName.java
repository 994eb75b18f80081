package dev.pledge.adserver;

import java.net.IDN;
import java.util.Locale;

/** Brings host names of lists into the form in which URLs hold them: lower case, ASCII, without a trailing dot. */
final class HostName {
    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_LABEL = 63;

    private HostName() {}

    /**
     * Returns a host name's ASCII form.
     *
     * @throws IllegalArgumentException if it is no host name of at least two labels, saying what was expected
     */
    static String ascii(String text) {
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        name = toAscii(name);
        if (isAddress(name)) {
            throw new IllegalArgumentException("a host name, not an address");
        }
        int labels = 0;
        int start = 0;
        for (int i = 0; i <= name.length(); i++) {
            if (i == name.length() || name.charAt(i) == '.') {
                if (i == start || i - start > LONGEST_LABEL) {
                    throw new IllegalArgumentException("a host name with labels of 1 to 63 characters");
                }
                labels++;
                start = i + 1;
            } else if (!isNameCharacter(name.charAt(i))) {
                throw new IllegalArgumentException("a host name of letters, digits, hyphens and underscores");
            }
        }
        if (labels < 2 || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("a host name of at least two labels and at most 253 characters");
        }
        return name;
    }

    /** Returns whether a browser takes the text for an IP address: it has a colon, or its last label is a number. */
    static boolean isAddress(String text) {
        if (text.indexOf(':') >= 0) {
            return true;
        }
        int last = text.lastIndexOf('.') + 1;
        for (int i = last; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return last < text.length();
    }

    /**
     * Returns a name's ASCII form in lower case, whatever else it holds.
     *
     * @throws IllegalArgumentException if it has none, saying what was expected
     */
    static String toAscii(String name) {
        return (isAscii(name) ? name : encode(name)).toLowerCase(Locale.ROOT);
    }

    private static String encode(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (isDeviation(name.charAt(i))) {
                throw new IllegalArgumentException("the name's ASCII form (xn--)");
            }
        }
        try {
            return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("an international domain name", e);
        }
    }

    // java.net.IDN follows IDNA 2003, which maps these to something else than browsers do (UTS 46, section 6).
    private static boolean isDeviation(char c) {
        return c == '\u00DF' || c == '\u1E9E' || c == '\u03C2' || c == '\u200C' || c == '\u200D';
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7F) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNameCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }
}
