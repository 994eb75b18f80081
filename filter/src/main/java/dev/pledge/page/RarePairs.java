package dev.pledge.page;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds where in much text one of some words may stand, by two neighbouring letters of each word that are rare in scripts:
 * of real ones, one byte in eighty is looked at closer. Immutable once all words are added.
 */
final class RarePairs {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long SEVEN_BITS = 0x7f7f7f7f7f7f7f7fL;
    private static final int PAIR = 0xffff;

    /** The pairs that begin in eight bytes and end there too. */
    private static final int STEP = Long.BYTES - 1;

    /** Pairs that are more frequent than their letters are. */
    private static final String FREQUENT_PAIRS = "ch ag qu rc bu ap _c mp by";

    /** What identifiers are made of, the most frequent in real inline scripts first. */
    private static final String FREQUENT = "etnairoslucdpm0hgf2by1v_w3TAxk5SF46EN9CDI8L7OjRMPBUzqWHVGYZQ$XJK";

    /** 1 for a pair of interest: the first letter in the low seven bits, the second in those from the ninth on. */
    private final byte[] marks = new byte[1 << 15];

    /** Adds a word of two letters or more, in ASCII. */
    void add(String word) {
        int best = 0;
        int rarest = -1;
        for (int i = 0; i + 1 < word.length(); i++) {
            boolean frequent = FREQUENT_PAIRS.contains(word.substring(i, i + 2));
            int rarity = frequent ? 0 : FREQUENT.indexOf(word.charAt(i)) * FREQUENT.indexOf(word.charAt(i + 1));
            if (rarity > rarest) {
                rarest = rarity;
                best = i;
            }
        }
        marks[word.charAt(best) | word.charAt(best + 1) << 8] = 1;
    }

    /** Returns where a pair of interest next begins, or {@code to}. */
    int next(byte[] b, int from, int to) {
        byte[] m = marks;
        int p = from;
        for (int last = to - Long.BYTES; p <= last; p += STEP) {
            long v = (long) LONGS.get(b, p) & SEVEN_BITS;
            int found = m[(int) v & PAIR]
                    | m[(int) (v >>> 8) & PAIR] << 1
                    | m[(int) (v >>> 16) & PAIR] << 2
                    | m[(int) (v >>> 24) & PAIR] << 3
                    | m[(int) (v >>> 32) & PAIR] << 4
                    | m[(int) (v >>> 40) & PAIR] << 5
                    | m[(int) (v >>> 48)] << 6;
            if (found != 0) {
                return p + Integer.numberOfTrailingZeros(found);
            }
        }
        while (p + 1 < to) {
            if (m[b[p] & 0x7f | (b[p + 1] & 0x7f) << 8] != 0) {
                return p;
            }
            p++;
        }
        return to;
    }
}
