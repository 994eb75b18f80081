package dev.pledge.adserver;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Rules filed under windows of five bytes. A rule is filed under several, one byte apart, so that it is enough to look at
 * every third place of a URL: one of them begins there. Most places are ruled out by two bits, and most of what is left by
 * four more bytes of the rule, which are kept here. Immutable.
 */
final class GramTable {
    /** How many bytes a window has. */
    static final int WIDTH = 5;

    /** From where to where, counted from a window, the bytes may begin that are kept of a rule. */
    static final int EARLIEST = -4;

    static final int LATEST = WIDTH;

    /** How many bytes may be looked at beyond the end of a URL; what they are is of no consequence. */
    static final int SLACK = 8;

    /** Of a rule that is filed, the number is below it. */
    static final int MOST = 1 << 25;

    static final GramTable EMPTY = new GramTable(1, new long[2], new int[2], new int[0]);

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle FOUR_BYTES =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final long WINDOW = (1L << WIDTH * Byte.SIZE) - 1;

    /** What {@link #folded} sets in each byte. */
    private static final long FOLDED = 0xA0A0A0A0A0A0A0A0L;

    private static final int RULE_SHIFT = 6;
    private static final int CHECK_SHIFT = 2;
    private static final int CHECK_MASK = 15;

    /** How far apart the places are that are looked at. */
    private final int step;

    /** Two bits in one number for each window. */
    private final long[] bits;

    /** An open-addressing table of pairs: a {@link #mark} of the window, 0 for none, and where its entries begin. */
    private final int[] slots;

    /** Pairs: what {@link #entry} makes, complemented if it is the last of its window, and four bytes of the rule. */
    private final int[] entries;

    private final int bitShift;

    GramTable(int step, long[] bits, int[] slots, int[] entries) {
        this.step = step;
        this.bits = bits;
        this.slots = slots;
        this.entries = entries;
        bitShift = Long.SIZE - Integer.numberOfTrailingZeros(bits.length);
    }

    boolean isEmpty() {
        return entries.length == 0;
    }

    /** Returns a rule that speaks of a request, or -1. */
    int find(Rules rules, Request request) {
        Wildcards.Text url = request.url();
        byte[] b = url.bytes;
        int last = url.end - WIDTH + 1;
        for (int at = request.schemeEnd(); at <= last; at += step) {
            long hash = hash((long) EIGHT_BYTES.get(b, at));
            if (has(bits[(int) (hash >>> bitShift)], hash)) {
                int rule = find(hash, at, rules, request);
                if (rule >= 0) {
                    return rule;
                }
            }
        }
        return -1;
    }

    private int find(long hash, int at, Rules rules, Request request) {
        int mark = mark(hash);
        int slot = slot(hash, slots.length);
        while (slots[slot] != mark) {
            if (slots[slot] == 0) {
                return -1;
            }
            slot = next(slot, slots.length);
        }
        byte[] b = request.url().bytes;
        for (int i = slots[slot + 1]; ; i += 2) {
            int entry = entries[i];
            boolean last = entry < 0;
            entry = last ? ~entry : entry;
            int check = at + (entry >>> CHECK_SHIFT & CHECK_MASK) + EARLIEST;
            if (check >= 0
                    && four(b, check) == entries[i + 1]
                    && rules.fits(entry >>> RULE_SHIFT, request, at + 1 - (entry & 3))) {
                return entry >>> RULE_SHIFT;
            }
            if (last) {
                return -1;
            }
        }
    }

    /** Returns four bytes, folded, the first of them the lowest. */
    static int four(byte[] bytes, int at) {
        return (int) FOUR_BYTES.get(bytes, at) | (int) FOLDED;
    }

    /** Returns the hash of the window that the first of eight bytes are, the lowest first. */
    static long hash(long window) {
        return ((window | FOLDED) & WINDOW) * MIX;
    }

    /** Returns the two bits of a window. */
    static long bits(long hash) {
        return 1L << (hash >>> 20) | 1L << (hash >>> 26);
    }

    private static boolean has(long word, long hash) {
        return (word >>> (hash >>> 20) & word >>> (hash >>> 26) & 1) != 0;
    }

    /** Returns what tells a window from others, never 0; if it is that of another one, rules are tried in vain. */
    static int mark(long hash) {
        return (int) (hash >>> 16) | 1;
    }

    /** Returns where in a table of pairs a window is looked for first. */
    static int slot(long hash, int length) {
        return (int) ((hash >>> Integer.SIZE) * (length >>> 1) >>> Integer.SIZE) << 1;
    }

    /** Returns where it is looked for next. */
    static int next(int slot, int length) {
        return slot + 2 == length ? 0 : slot + 2;
    }

    /**
     * Returns what is kept of a rule that is filed under a window.
     *
     * @param offset where the window begins, from where the filed part of the rule does: -1 to 2
     * @param check where, from the window, four other bytes begin
     */
    static int entry(int rule, int offset, int check) {
        return rule << RULE_SHIFT | check - EARLIEST << CHECK_SHIFT | offset + 1;
    }

    /** Returns a byte as it counts in a window: in lower case, and some other characters made alike as well. */
    static int folded(byte b) {
        return (b | (int) FOLDED) & 0xFF;
    }

    void write(FormWriter out) throws IOException {
        out.number(step);
        out.longs(bits);
        out.ints(slots);
        out.ints(entries);
    }

    static GramTable read(FormReader in) throws IOException {
        return new GramTable(in.number(), in.longs(), in.ints(), in.ints());
    }
}
