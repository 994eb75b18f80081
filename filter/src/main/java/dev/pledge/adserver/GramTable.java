package dev.pledge.adserver;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Rules filed under four bytes of their patterns. A rule is filed under two stretches of four bytes, one byte apart, so
 * that it is enough to look at every other place of a URL: one of the two begins at an even place. Most places are ruled
 * out by one bit. Immutable.
 */
final class GramTable {
    /** How many bytes without a star or a separator a pattern must have, to be filed. */
    static final int NEEDED = 5;

    static final int MIX = 0x9E3779B1;
    static final int WIDTH = 4;

    private static final VarHandle FOUR_BYTES =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /** What {@link #folded} sets in each of four bytes. */
    private static final int FOLDED = 0x20202020;

    private static final int FIFTH_MIX = 0x85EBCA6B;

    /** A bit for each stretch. */
    private final long[] bits;

    /** A bit for each stretch with its fifth byte. */
    private final long[] fives;

    private final int[] keys;
    /** For each key where its rules begin. */
    private final int[] starts;
    /** Rules, twice, plus one if it is the second stretch; the last of a key is made negative by the complement. */
    private final int[] filed;

    /** For each of them the fifth byte that a URL must have: after the first stretch, or before the second. */
    private final byte[] fifths;

    private final int bitShift;
    private final int fiveShift;
    private final int keyShift;

    GramTable(long[] bits, long[] fives, int[] keys, int[] starts, int[] filed, byte[] fifths) {
        this.bits = bits;
        this.fives = fives;
        this.keys = keys;
        this.starts = starts;
        this.filed = filed;
        this.fifths = fifths;
        bitShift = shift(bits.length * Long.SIZE);
        fiveShift = shift(fives.length * Long.SIZE);
        keyShift = shift(keys.length);
    }

    boolean isEmpty() {
        return filed.length == 0;
    }

    /** Returns a rule that speaks of a request, or -1. */
    int find(Rules rules, Request request) {
        Wildcards.Text url = request.url();
        byte[] b = url.bytes;
        int end = url.end - WIDTH;
        int at = request.schemeEnd() & ~1;
        if (at > end) {
            return -1;
        }
        for (; at <= end; at += 2) {
            int key = (int) FOUR_BYTES.get(b, at) | FOLDED;
            int hash = key * MIX;
            int bit = hash >>> bitShift;
            if ((bits[bit >>> 6] & 1L << bit) != 0 && mayHaveFifth(key, b, at, url.end)) {
                int rule = find(key, hash, at, rules, request);
                if (rule >= 0) {
                    return rule;
                }
            }
        }
        return -1;
    }

    private boolean mayHaveFifth(int key, byte[] b, int at, int end) {
        return at + WIDTH < end && isSet(five(key, folded(b[at + WIDTH]), 0))
                || at > 0 && isSet(five(key, folded(b[at - 1]), 1));
    }

    private boolean isSet(int five) {
        int bit = five >>> fiveShift;
        return (fives[bit >>> 6] & 1L << bit) != 0;
    }

    /**
     * Returns the hash of a stretch with its fifth byte.
     *
     * @param second 1 if it is the second stretch
     */
    static int five(int key, int fifth, int second) {
        return (key ^ (fifth << 1 | second) * FIFTH_MIX) * MIX;
    }

    private int find(int key, int hash, int at, Rules rules, Request request) {
        int slot = hash >>> keyShift;
        while (keys[slot] != key) {
            if (keys[slot] == 0) {
                return -1;
            }
            slot = slot + 1 & keys.length - 1;
        }
        for (int i = starts[slot]; ; i++) {
            int entry = filed[i];
            boolean last = entry < 0;
            entry = last ? ~entry : entry;
            if (hasFifth(request.url(), at, entry, fifths[i]) && rules.fits(entry >>> 1, request, at - (entry & 1))) {
                return entry >>> 1;
            }
            if (last) {
                return -1;
            }
        }
    }

    private static boolean hasFifth(Wildcards.Text url, int at, int entry, byte fifth) {
        int place = (entry & 1) == 0 ? at + WIDTH : at - 1;
        return place >= 0 && place < url.end && folded(url.bytes[place]) == fifth;
    }

    /** Returns by how much a hash is shifted to be below a power of two. */
    static int shift(int size) {
        return 32 - Integer.numberOfTrailingZeros(size);
    }

    /** Returns a byte as it counts in a stretch: in lower case, and some other characters made alike as well. */
    static int folded(byte b) {
        return (b | 0x20) & 0xFF;
    }

    /** Returns a stretch of four bytes as a number, which is never 0. */
    static int key(byte[] bytes, int at) {
        return folded(bytes[at])
                | folded(bytes[at + 1]) << 8
                | folded(bytes[at + 2]) << 16
                | folded(bytes[at + 3]) << 24;
    }

    void write(FormWriter out) throws IOException {
        out.longs(bits);
        out.longs(fives);
        out.ints(keys);
        out.ints(starts);
        out.ints(filed);
        out.bytes(fifths);
    }

    static GramTable read(FormReader in) throws IOException {
        return new GramTable(in.longs(), in.longs(), in.ints(), in.ints(), in.ints(), in.bytes());
    }
}
