package dev.pledge.page;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Finds where in much text one of some words may stand, by two neighbouring letters of each word that are rare in scripts:
 * of real ones, one byte in ninety is looked at closer, and the letters around it are compared. Immutable once all words are
 * added.
 */
final class RarePairs {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long SEVEN_BITS = 0x7f7f7f7f7f7f7f7fL;
    private static final int PAIR = 0xffff;

    /** The pairs that begin in eight bytes and end there too. */
    private static final int STEP = Long.BYTES - 1;

    /** Pairs that are more frequent than their letters are. */
    private static final String FREQUENT_PAIRS = "ch ag qu rc bu ap _c mp by po ps cr ui __ tc rd";

    /** What identifiers are made of, the most frequent in real inline scripts first. */
    private static final String FREQUENT = "etnairoslucdpm0hgf2by1v_w3TAxk5SF46EN9CDI8L7OjRMPBUzqWHVGYZQ$XJK";

    /** 1 for a pair of interest: the first letter in the low seven bits, the second in those from the ninth on. */
    private final byte[] marks = new byte[1 << 15];

    /** Of each pair of interest the number of a part of a word, counted from one. */
    private final byte[] firsts = new byte[1 << 15];

    /** Up to eight letters of a word, its pair among them: the first is the lowest. */
    private long[] parts = {};
    /** All bits of as many letters. */
    private long[] masks = {};
    /** How many of them stand before the pair. */
    private int[] before = {};
    /** The number of another part with the same pair, or 0. */
    private byte[] others = {};

    /** Adds a word of two letters or more, in ASCII; 127 at most. */
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
        int from = Math.max(0, Math.min(best - Long.BYTES / 2 + 1, word.length() - Long.BYTES));
        int pair = word.charAt(best) | word.charAt(best + 1) << 8;
        marks[pair] = 1;
        addPart(word.substring(from, Math.min(from + Long.BYTES, word.length())), best - from, pair);
    }

    private void addPart(String part, int pairAt, int pair) {
        long letters = 0;
        for (int i = 0; i < part.length(); i++) {
            letters |= (long) part.charAt(i) << Byte.SIZE * i;
        }
        int count = parts.length;
        parts = Arrays.copyOf(parts, count + 1);
        masks = Arrays.copyOf(masks, count + 1);
        before = Arrays.copyOf(before, count + 1);
        others = Arrays.copyOf(others, count + 1);
        parts[count] = letters;
        masks[count] = -1L >>> Long.SIZE - Byte.SIZE * part.length();
        before[count] = pairAt;
        others[count] = firsts[pair];
        firsts[pair] = (byte) (count + 1);
    }

    /** Returns where, within a word that may stand there, its pair next begins, or {@code to}. */
    int next(byte[] b, int from, int to) {
        int p = nextPair(b, from, to);
        while (p < to && !isInWord(b, p)) {
            p = nextPair(b, p + 1, to);
        }
        return p;
    }

    private int nextPair(byte[] b, int from, int to) {
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
            if (m[pair(b, p)] != 0) {
                return p;
            }
            p++;
        }
        return to;
    }

    private static int pair(byte[] b, int at) {
        return b[at] & 0x7f | (b[at + 1] & 0x7f) << 8;
    }

    /** Returns whether the letters around a pair are those of a word; what stands around those of a longer word is not looked at. */
    private boolean isInWord(byte[] b, int at) {
        for (int part = firsts[pair(b, at)]; part != 0; part = others[part - 1]) {
            int begin = at - before[part - 1];
            if (begin < 0 || begin > b.length - Long.BYTES) {
                return true;
            }
            if (((long) LONGS.get(b, begin) & masks[part - 1]) == parts[part - 1]) {
                return true;
            }
        }
        return false;
    }
}
