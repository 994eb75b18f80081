package dev.pledge.html;

/** Bytes of markup, which are ASCII in every encoding that is scanned. */
final class Ascii {
    private static final long TAG_NAME_ENDS =
            1L << '\t' | 1L << '\n' | 1L << '\f' | 1L << '\r' | 1L << ' ' | 1L << '/' | 1L << '>';
    private static final long ATTRIBUTE_NAME_ENDS = TAG_NAME_ENDS | 1L << '=';

    private Ascii() {}

    /** HTML's white space: tab, line feed, form feed, carriage return, space. */
    static boolean isSpace(int c) {
        return c <= ' ' && (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f');
    }

    static boolean isLetter(int c) {
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isAlphanumeric(int c) {
        return isLetter(c) || isDigit(c);
    }

    /** Returns whether a byte of ASCII below {@code @} ends the name of a tag: as {@link #endsName}, of what is known so far. */
    static boolean lowEndsName(int c) {
        return (TAG_NAME_ENDS >>> c & 1) != 0;
    }

    /** Returns whether a byte of ASCII below {@code @} ends the name of an attribute, beyond the name's first byte. */
    static boolean lowEndsAttribute(int c) {
        return (ATTRIBUTE_NAME_ENDS >>> c & 1) != 0;
    }

    /** Returns whether a byte ends the name of a tag. */
    static boolean endsName(int c) {
        return isSpace(c) || c == '/' || c == '>';
    }

    static int lower(int c) {
        return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
    }
}
