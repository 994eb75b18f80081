package dev.pledge.page;

import dev.pledge.html.ByteText;

/** Passes quickly over what means nothing in some part of CSS. */
final class CssScan {
    /** What means something among declarations and rules; a name does, only once a parenthesis follows it. */
    static final int RULES = 1;
    /** In a function, where brackets count as well. */
    static final int FUNCTION = 1 << 1;

    static final int COMMENT = 1 << 2;
    static final int STRING = 1 << 3;
    /** In a URL without quotes. */
    static final int URL = 1 << 4;

    static final int BAD_URL = 1 << 5;
    /** What ends a name, or is an escape in it. */
    static final int NAME = 1 << 6;

    private static final byte[] MEANINGS = meanings();

    private CssScan() {}

    /** Returns where something next stands that means something, or {@code to}. */
    static int skip(CharSequence css, int from, int to, int where) {
        if (css instanceof ByteText text) {
            int offset = text.arrayOffset();
            return skip(text.array(), offset + from, offset + to, where) - offset;
        }
        for (int p = from; p < to; p++) {
            char c = css.charAt(p);
            if (c < MEANINGS.length && (MEANINGS[c] & where) != 0) {
                return p;
            }
        }
        return to;
    }

    private static int skip(byte[] b, int from, int to, int where) {
        byte[] meanings = MEANINGS;
        for (int p = from; p < to; p++) {
            if ((meanings[b[p] & 0xFF] & where) != 0) {
                return p;
            }
        }
        return to;
    }

    static boolean isInName(char c) {
        return c >= MEANINGS.length || (MEANINGS[c] & NAME) == 0;
    }

    private static byte[] meanings() {
        byte[] meanings = new byte[256];
        mark(meanings, "\"'(/\\@", RULES);
        mark(meanings, "\"'(/\\@)[]{}", FUNCTION);
        mark(meanings, "*", COMMENT);
        mark(meanings, "\"'\\\n\r\f", STRING);
        mark(meanings, "\"'(\\) \t\n\r\f\u007F", URL);
        mark(meanings, ")\\", BAD_URL);
        for (char c = 0; c < 0x80; c++) {
            if (c < ' ') {
                // What cannot be printed ends a URL (section 4.3.6).
                meanings[c] |= URL;
            }
            if (!CssText.isNameStart(c) && !CssText.isDigit(c) && c != '-') {
                meanings[c] |= NAME;
            }
        }
        return meanings;
    }

    private static void mark(byte[] meanings, String characters, int where) {
        for (int i = 0; i < characters.length(); i++) {
            meanings[characters.charAt(i)] |= (byte) where;
        }
    }
}
