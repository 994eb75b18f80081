package dev.pledge.html;

/** Bytes of markup, which are ASCII in every encoding that is scanned. */
final class Ascii {
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

    /** Returns whether a byte ends the name of a tag. */
    static boolean endsName(int c) {
        return isSpace(c) || c == '/' || c == '>';
    }

    static int lower(int c) {
        return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
    }
}
