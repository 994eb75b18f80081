package dev.pledge.page;

/** Characters of CSS (CSS Syntax Module, level 3, section 4): names, escapes, white space. */
final class CssText {
    private static final int MOST_HEX_DIGITS = 6;

    private CssText() {}

    static boolean isNewline(char c) {
        return c == '\n' || c == '\r' || c == '\f';
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || isNewline(c);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isNameStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80;
    }

    /** Returns whether an identifier begins here (section 4.3.9). */
    static boolean startsName(CharSequence css, int at) {
        if (at >= css.length()) {
            return false;
        }
        char c = css.charAt(at);
        if (c != '-') {
            return isNameStart(c) || isEscape(css, at);
        }
        return at + 1 < css.length()
                && (css.charAt(at + 1) == '-' || isNameStart(css.charAt(at + 1)) || isEscape(css, at + 1));
    }

    /** Returns whether a number begins here (section 4.3.10). */
    static boolean startsNumber(CharSequence css, int at) {
        int p = at < css.length() && (css.charAt(at) == '-' || css.charAt(at) == '+') ? at + 1 : at;
        p = p < css.length() && css.charAt(p) == '.' ? p + 1 : p;
        return p < css.length() && isDigit(css.charAt(p));
    }

    /** Returns where a name ends that may begin here (section 4.3.11). */
    static int endOfName(CharSequence css, int from) {
        int p = from;
        while (p < css.length()) {
            char c = css.charAt(p);
            if (isNameStart(c) || isDigit(c) || c == '-') {
                p++;
            } else if (isEscape(css, p)) {
                p = endOfEscape(css, p);
            } else {
                break;
            }
        }
        return p;
    }

    /** Returns where a number ends that begins here, without its unit (section 4.3.12). */
    static int endOfNumber(CharSequence css, int from) {
        int p = endOfDigits(css, css.charAt(from) == '-' || css.charAt(from) == '+' ? from + 1 : from);
        if (p + 1 < css.length() && css.charAt(p) == '.' && isDigit(css.charAt(p + 1))) {
            p = endOfDigits(css, p + 1);
        }
        if (p < css.length() && (css.charAt(p) | 0x20) == 'e') {
            boolean sign = p + 1 < css.length() && (css.charAt(p + 1) == '-' || css.charAt(p + 1) == '+');
            int exponent = sign ? p + 2 : p + 1;
            int end = endOfDigits(css, exponent);
            p = end > exponent ? end : p;
        }
        return p;
    }

    private static int endOfDigits(CharSequence css, int from) {
        int p = from;
        while (p < css.length() && isDigit(css.charAt(p))) {
            p++;
        }
        return p;
    }

    /** Returns whether an escape begins here: a backslash that no line end follows. */
    static boolean isEscape(CharSequence css, int at) {
        return css.charAt(at) == '\\' && (at + 1 == css.length() || !isNewline(css.charAt(at + 1)));
    }

    /** Returns where an escape ends whose backslash stands here (section 4.3.7). */
    static int endOfEscape(CharSequence css, int backslash) {
        int p = backslash + 1;
        int digits = endOfHex(css, p);
        if (digits > p) {
            return digits < css.length() && isSpace(css.charAt(digits)) ? endOfSpace(css, digits) : digits;
        }
        if (p == css.length()) {
            return p;
        }
        boolean pair = Character.isHighSurrogate(css.charAt(p))
                && p + 1 < css.length()
                && Character.isLowSurrogate(css.charAt(p + 1));
        return pair ? p + 2 : p + 1;
    }

    /** Returns whether the escape whose backslash stands here may go on behind the end of this text. */
    static boolean isEscapeCut(CharSequence css, int backslash) {
        int p = endOfHex(css, backslash + 1);
        return p == css.length() || css.charAt(p) == '\r' && p + 1 == css.length();
    }

    /** Returns where the line end or other white space that stands here ends: CR LF is one. */
    static int endOfSpace(CharSequence css, int at) {
        boolean two = css.charAt(at) == '\r' && at + 1 < css.length() && css.charAt(at + 1) == '\n';
        return two ? at + 2 : at + 1;
    }

    private static int endOfHex(CharSequence css, int from) {
        int p = from;
        while (p < css.length() && p - from < MOST_HEX_DIGITS && hex(css.charAt(p)) >= 0) {
            p++;
        }
        return p;
    }

    private static int hex(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    /** Returns a part of a name, a string or a URL with its escapes decoded. */
    static String unescape(CharSequence css, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        for (int p = from; p < to; ) {
            char c = css.charAt(p);
            if (c != '\\') {
                text.append(c);
                p++;
            } else if (p + 1 == to) {
                p++;
            } else if (isNewline(css.charAt(p + 1))) {
                p = endOfSpace(css, p + 1);
            } else {
                int digits = endOfHex(css, p + 1);
                int end = endOfEscape(css, p);
                if (digits > p + 1) {
                    text.appendCodePoint(codePoint(css, p + 1, digits));
                } else {
                    text.append(css, p + 1, end);
                }
                p = end;
            }
        }
        return text.toString();
    }

    private static int codePoint(CharSequence css, int from, int to) {
        int value = 0;
        for (int p = from; p < to; p++) {
            value = value * 16 + hex(css.charAt(p));
        }
        boolean surrogate = value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
        return value == 0 || surrogate || value > Character.MAX_CODE_POINT ? 0xFFFD : value;
    }
}
