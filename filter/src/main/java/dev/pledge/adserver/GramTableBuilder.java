package dev.pledge.adserver;

import java.util.Arrays;

/** Files rules under stretches of their patterns. Used by one thread. */
final class GramTableBuilder {
    private static final int BITS_PER_KEY = 32;
    private static final int BITS_PER_ENTRY = 16;
    private static final int FEWEST_BITS = 64;

    private final IntList keys = new IntList();
    private final IntList filed = new IntList();
    private final ByteList fifths = new ByteList();

    /**
     * Files a rule.
     *
     * @param pattern what a URL must have in it
     * @param at where in it the {@link GramTable#NEEDED} bytes begin that the rule is filed under
     */
    void add(byte[] pattern, int at, int rule) {
        keys.add(GramTable.key(pattern, at));
        filed.add(rule << 1);
        fifths.add(GramTable.folded(pattern[at + GramTable.WIDTH]));
        keys.add(GramTable.key(pattern, at + 1));
        filed.add(rule << 1 | 1);
        fifths.add(GramTable.folded(pattern[at]));
    }

    GramTable build() {
        int count = keys.size();
        long[] sorted = new long[count];
        for (int i = 0; i < count; i++) {
            sorted[i] = (long) keys.get(i) << 32 | i;
        }
        Arrays.sort(sorted);
        int distinct = 0;
        for (int i = 0; i < count; i++) {
            distinct += begins(sorted, i) ? 1 : 0;
        }
        long[] bits = new long[Math.max(FEWEST_BITS, powerOfTwo(distinct * BITS_PER_KEY)) / Long.SIZE];
        long[] fives = new long[Math.max(FEWEST_BITS, powerOfTwo(count * BITS_PER_ENTRY)) / Long.SIZE];
        int fiveShift = GramTable.shift(fives.length * Long.SIZE);
        int[] table = new int[Math.max(2, powerOfTwo(distinct * 2))];
        int[] starts = new int[table.length];
        int[] entries = new int[count];
        byte[] fifthBytes = new byte[count];
        for (int i = 0; i < count; i++) {
            if (begins(sorted, i)) {
                put(key(sorted[i]), i, bits, table, starts);
            }
            boolean last = i + 1 == count || begins(sorted, i + 1);
            int entry = filed.get((int) sorted[i]);
            entries[i] = last ? ~entry : entry;
            fifthBytes[i] = fifths.get((int) sorted[i]);
            int five = GramTable.five(key(sorted[i]), fifthBytes[i] & 0xFF, entry & 1) >>> fiveShift;
            fives[five >>> 6] |= 1L << five;
        }
        return new GramTable(bits, fives, table, starts, entries, fifthBytes);
    }

    private static void put(int key, int start, long[] bits, int[] table, int[] starts) {
        int hash = key * GramTable.MIX;
        int bit = hash >>> GramTable.shift(bits.length * Long.SIZE);
        bits[bit >>> 6] |= 1L << bit;
        int slot = hash >>> GramTable.shift(table.length);
        while (table[slot] != 0) {
            slot = slot + 1 & table.length - 1;
        }
        table[slot] = key;
        starts[slot] = start;
    }

    private static boolean begins(long[] sorted, int index) {
        return index == 0 || key(sorted[index]) != key(sorted[index - 1]);
    }

    private static int key(long entry) {
        return (int) (entry >>> 32);
    }

    private static int powerOfTwo(int least) {
        return least <= 1 ? 1 : Integer.highestOneBit(least - 1) << 1;
    }
}
