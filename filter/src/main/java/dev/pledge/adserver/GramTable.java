package dev.pledge.adserver;

import java.io.IOException;
import java.util.Arrays;

/**
 * Rules filed under four bytes of their patterns. A rule is filed under two stretches of four bytes, one byte apart, so
 * that it is enough to look at every other place of a URL: one of the two begins at an even place. Most places are ruled
 * out by one bit. Immutable.
 */
final class GramTable {
    /** How many bytes without a star or a separator a pattern must have, to be filed. */
    static final int NEEDED = 5;

    private static final int MIX = 0x9E3779B1;
    private static final int WIDTH = 4;
    private static final int BITS_PER_KEY = 32;
    private static final int LEAST = 64;

    private final long[] bits;
    private final int[] keys;
    /** For each key where its rules begin. */
    private final int[] starts;
    /** Rules, twice, plus one if it is the second stretch; the last of a key is made negative by the complement. */
    private final int[] filed;

    private final int bitShift;
    private final int keyShift;

    private GramTable(long[] bits, int[] keys, int[] starts, int[] filed) {
        this.bits = bits;
        this.keys = keys;
        this.starts = starts;
        this.filed = filed;
        bitShift = 32 - Integer.numberOfTrailingZeros(bits.length * Long.SIZE);
        keyShift = 32 - Integer.numberOfTrailingZeros(keys.length);
    }

    /** @param entries each the stretch in its upper half and, in its lower half, what is filed */
    static GramTable of(long[] entries) {
        Arrays.sort(entries);
        int distinct = 0;
        for (int i = 0; i < entries.length; i++) {
            distinct += i == 0 || key(entries[i]) != key(entries[i - 1]) ? 1 : 0;
        }
        long[] bits = new long[Math.max(LEAST, powerOfTwo(distinct * BITS_PER_KEY)) / Long.SIZE];
        int size = Math.max(2, powerOfTwo(distinct * 2));
        GramTable table = new GramTable(bits, new int[size], new int[size], new int[entries.length]);
        for (int i = 0; i < entries.length; i++) {
            if (i == 0 || key(entries[i]) != key(entries[i - 1])) {
                table.begin(key(entries[i]), i);
            }
            boolean last = i + 1 == entries.length || key(entries[i]) != key(entries[i + 1]);
            table.filed[i] = last ? ~(int) entries[i] : (int) entries[i];
        }
        return table;
    }

    private void begin(int key, int start) {
        int hash = key * MIX;
        bits[hash >>> bitShift >>> 6] |= 1L << (hash >>> bitShift);
        int slot = hash >>> keyShift;
        while (keys[slot] != 0) {
            slot = slot + 1 & keys.length - 1;
        }
        keys[slot] = key;
        starts[slot] = start;
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
        int key = folded(b[at]) << 16 | folded(b[at + 1]) << 24;
        for (; at <= end; at += 2) {
            key = key >>> 16 | folded(b[at + 2]) << 16 | folded(b[at + 3]) << 24;
            int hash = key * MIX;
            int bit = hash >>> bitShift;
            if ((bits[bit >>> 6] & 1L << bit) != 0) {
                int rule = find(key, hash, at, rules, request);
                if (rule >= 0) {
                    return rule;
                }
            }
        }
        return -1;
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
            if (rules.fits(entry >>> 1, request, Math.max(0, at - (entry & 1)))) {
                return entry >>> 1;
            }
            if (last) {
                return -1;
            }
        }
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

    private static int key(long entry) {
        return (int) (entry >>> 32);
    }

    private static int powerOfTwo(int least) {
        return least <= 1 ? 1 : Integer.highestOneBit(least - 1) << 1;
    }

    void write(FormWriter out) throws IOException {
        out.longs(bits);
        out.ints(keys);
        out.ints(starts);
        out.ints(filed);
    }

    static GramTable read(FormReader in) throws IOException {
        return new GramTable(in.longs(), in.ints(), in.ints(), in.ints());
    }
}
