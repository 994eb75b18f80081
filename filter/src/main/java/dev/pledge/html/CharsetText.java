package dev.pledge.html;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Decodes bytes as {@code new String(bytes, charset)} does. Nothing is allocated for well-formed UTF-8 and for encodings of one byte a
 * character; in the other ones, which are those of East Asia, a string is made first.
 */
final class CharsetText {
    private static final int BYTES = 256;
    private static final Map<Charset, char[]> SINGLE_BYTE = singleByte();

    private CharsetText() {}

    /** Adds the text of some bytes to other text. */
    static void decode(byte[] b, int from, int to, Charset charset, CharArena out) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            int start = out.length();
            if (!utf8(b, from, to, out)) {
                out.shorten(start);
                out.add(new String(b, from, to - from, charset));
            }
            return;
        }
        char[] table = SINGLE_BYTE.get(charset);
        if (table == null) {
            out.add(new String(b, from, to - from, charset));
            return;
        }
        for (int p = from; p < to; p++) {
            out.add(table[b[p] & 0xFF]);
        }
    }

    /** Returns whether all was well-formed; if not, what was added is of no use. */
    private static boolean utf8(byte[] b, int from, int to, CharArena out) {
        int p = from;
        while (p < to) {
            int c = b[p++];
            if (c >= 0) {
                out.add((char) c);
                continue;
            }
            int more = (c & 0xE0) == 0xC0 ? 1 : (c & 0xF0) == 0xE0 ? 2 : (c & 0xF8) == 0xF0 ? 3 : 0;
            if (more == 0 || p + more > to) {
                return false;
            }
            int point = c & 0x3F >> more;
            for (int i = 0; i < more; i++) {
                int next = b[p++];
                if ((next & 0xC0) != 0x80) {
                    return false;
                }
                point = point << 6 | next & 0x3F;
            }
            if (!isShortest(point, more)) {
                return false;
            }
            add(point, out);
        }
        return true;
    }

    /** Returns whether a code point is written with as few bytes as can be, and is one that may be written. */
    private static boolean isShortest(int point, int more) {
        return switch (more) {
            case 1 -> point >= 0x80;
            case 2 -> point >= 0x800 && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE);
            default -> point >= Character.MIN_SUPPLEMENTARY_CODE_POINT && point <= Character.MAX_CODE_POINT;
        };
    }

    private static void add(int point, CharArena out) {
        if (Character.isBmpCodePoint(point)) {
            out.add((char) point);
        } else {
            out.add(Character.highSurrogate(point));
            out.add(Character.lowSurrogate(point));
        }
    }

    private static Map<Charset, char[]> singleByte() {
        Map<Charset, char[]> tables = new HashMap<>();
        byte[] all = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            all[i] = (byte) i;
        }
        for (Encoding encoding : Encoding.all()) {
            Charset charset = encoding.charset();
            CharsetEncoder encoder = charset.canEncode() ? charset.newEncoder() : null;
            if (encoder != null && encoder.maxBytesPerChar() == 1) {
                tables.put(charset, new String(all, charset).toCharArray());
            }
        }
        return Map.copyOf(tables);
    }
}
