package dev.pledge.adserver;

import java.util.Arrays;

/** Files rules under windows of their patterns. Used by one thread. */
final class GramTableBuilder {
    /** How many bytes without a star or a separator a pattern must have, to be filed. */
    static final int NEEDED = GramTable.WIDTH;

    /** With fewer bytes than these, a rule is also filed under windows with whatever byte before or after its own. */
    static final int FULL = 7;

    /** With more of such rules than these, each place of a URL is looked at, so that one window is enough for each. */
    static final int MOST_SHORT = 64;

    private static final int BITS_PER_WINDOW = 16;
    private static final int FEWEST_BITS = 2 * Long.SIZE;
    private static final int CHECKED = Integer.BYTES;

    private final GramChoice choice;
    private final int step;
    private final IntList entries = new IntList();
    private long[] hashes = new long[64];
    private int count;

    /** @param shortRules how many rules will be filed under fewer than {@link #FULL} bytes */
    GramTableBuilder(GramChoice choice, int shortRules) {
        this.choice = choice;
        step = shortRules > MOST_SHORT ? 1 : FULL - NEEDED + 1;
    }

    /**
     * Files a rule.
     *
     * @param pattern what a URL must have in it
     * @param at where in it the bytes begin that the rule is filed under
     * @param length how many they are, of {@link #NEEDED} to {@link #FULL}
     */
    void add(byte[] pattern, int at, int length, int rule) {
        int first = length - NEEDED < step - 1 ? -1 : 0;
        for (int offset = first; offset < first + step; offset++) {
            int check = check(pattern, at, length, at + offset);
            int entry = GramTable.entry(rule, offset, check - at - offset);
            int four = GramTable.four(pattern, check);
            if (offset < 0) {
                addAny(folded(pattern, at, NEEDED - 1) << Byte.SIZE, 0, entry, four);
            } else if (offset + NEEDED > length) {
                addAny(folded(pattern, at + offset, NEEDED - 1), NEEDED - 1, entry, four);
            } else {
                add(folded(pattern, at + offset, NEEDED), entry, four);
            }
        }
    }

    /** Files a rule under windows with whatever byte at a place. */
    private void addAny(long window, int place, int entry, int four) {
        for (int b = 0; b <= 0xFF; b++) {
            if (GramTable.folded((byte) b) == b) {
                add(window | (long) b << place * Byte.SIZE, entry, four);
            }
        }
    }

    private void add(long window, int entry, int four) {
        if (count == hashes.length) {
            hashes = Arrays.copyOf(hashes, count + (count >> 1));
        }
        hashes[count++] = GramTable.hash(window);
        entries.add(entry);
        entries.add(four);
    }

    /**
     * Returns where in a pattern the four bytes begin that tell most, of those that are near a window. A window may reach a
     * byte beyond the filed part, where the pattern may have a star: what stands behind that is nowhere near in a URL.
     *
     * @param filed where the filed part begins
     * @param length how long it is
     */
    private int check(byte[] pattern, int filed, int length, int window) {
        int earliest = hasStar(pattern, window) ? filed : window + GramTable.EARLIEST;
        int last = window + NEEDED - 1;
        int latest = hasStar(pattern, last) ? filed + length - CHECKED : window + GramTable.LATEST;
        int best = -1;
        int most = -1;
        for (int at = earliest; at <= latest; at++) {
            int outside = Math.min(CHECKED, Math.max(window - at, at + CHECKED - window - NEEDED));
            if (GramChoice.isRun(pattern, at, CHECKED)
                    && (outside > most || outside == most && choice.count(pattern, at) < choice.count(pattern, best))) {
                best = at;
                most = outside;
            }
        }
        return best;
    }

    private static boolean hasStar(byte[] pattern, int at) {
        return at >= 0 && at < pattern.length && pattern[at] == '*';
    }

    private static long folded(byte[] pattern, int from, int length) {
        long folded = 0;
        for (int i = length - 1; i >= 0; i--) {
            folded = folded << Byte.SIZE | GramTable.folded(pattern[from + i]);
        }
        return folded;
    }

    GramTable build() {
        long[] bits = new long[Math.max(FEWEST_BITS, powerOfTwo(count * BITS_PER_WINDOW)) / Long.SIZE];
        int bitShift = Long.SIZE - Integer.numberOfTrailingZeros(bits.length);
        int[] slots = new int[2 * (count + (count >> 1) + 1)];
        for (int i = 0; i < count; i++) {
            bits[(int) (hashes[i] >>> bitShift)] |= GramTable.bits(hashes[i]);
            int slot = find(hashes[i], slots);
            slots[slot] = GramTable.mark(hashes[i]);
            slots[slot + 1] += 2;
        }
        return new GramTable(step, bits, slots, grouped(slots));
    }

    /** Returns the entries, those of a window together; of each slot the number of its entries becomes where they begin. */
    private int[] grouped(int[] slots) {
        int end = 0;
        for (int slot = 0; slot < slots.length; slot += 2) {
            end += slots[slot + 1];
            slots[slot + 1] = end;
        }
        int[] grouped = new int[entries.size()];
        for (int i = count - 1; i >= 0; i--) {
            int slot = find(hashes[i], slots);
            int at = slots[slot + 1] - 2;
            slots[slot + 1] = at;
            grouped[at] = entries.get(2 * i);
            grouped[at + 1] = entries.get(2 * i + 1);
        }
        for (int slot = 0; slot < slots.length; slot += 2) {
            if (slots[slot] != 0 && slots[slot + 1] > 0) {
                grouped[slots[slot + 1] - 2] = ~grouped[slots[slot + 1] - 2];
            }
        }
        if (count > 0) {
            grouped[grouped.length - 2] = ~grouped[grouped.length - 2];
        }
        return grouped;
    }

    private static int find(long hash, int[] slots) {
        int slot = GramTable.slot(hash, slots.length);
        while (slots[slot] != 0 && slots[slot] != GramTable.mark(hash)) {
            slot = GramTable.next(slot, slots.length);
        }
        return slot;
    }

    private static int powerOfTwo(int least) {
        return least <= 1 ? 1 : Integer.highestOneBit(least - 1) << 1;
    }
}
