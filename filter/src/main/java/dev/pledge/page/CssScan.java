package dev.pledge.page;

import dev.pledge.html.ByteText;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

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

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

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
        int p = from;
        while (p < to) {
            p = where == RULES ? toRules(b, p, to) : where == URL ? toEndOfUrl(b, p, to) : p;
            int stop = where == RULES || where == URL ? Math.min(p + Long.BYTES, to) : to;
            for (; p < stop; p++) {
                if ((meanings[b[p] & 0xFF] & where) != 0) {
                    return p;
                }
            }
        }
        return to;
    }

    /** Passes over eight bytes at a time of which none means anything in rules; may stop before others that are not ASCII. */
    private static int toRules(byte[] b, int from, int to) {
        int p = from;
        for (int last = to - Long.BYTES; p <= last; p += Long.BYTES) {
            long word = (long) LONGS.get(b, p);
            // What is taken from zero borrows the highest bit. An apostrophe and a slash are one bit apart.
            long found = (word ^ '"' * ONES) - ONES
                    | ((word | ('\'' ^ '/') * ONES) ^ '/' * ONES) - ONES
                    | (word ^ '(' * ONES) - ONES
                    | (word ^ '@' * ONES) - ONES
                    | (word ^ '\\' * ONES) - ONES;
            if ((found & HIGHS) != 0) {
                return p + (Long.numberOfTrailingZeros(found & HIGHS) >>> 3);
            }
        }
        return p;
    }

    /** Passes over eight bytes at a time of a URL without quotes, which may be a long one of {@code data:}; as {@link #toRules}. */
    private static int toEndOfUrl(byte[] b, int from, int to) {
        int p = from;
        for (int last = to - Long.BYTES; p <= last; p += Long.BYTES) {
            long word = (long) LONGS.get(b, p);
            long found = word - (')' + 1) * ONES | (word ^ '\\' * ONES) - ONES | (word ^ 0x7F * ONES) - ONES;
            if ((found & HIGHS) != 0) {
                return p + (Long.numberOfTrailingZeros(found & HIGHS) >>> 3);
            }
        }
        return p;
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
