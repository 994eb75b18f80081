package dev.pledge.html;

// Elements whose start tags were removed and whose end tags have not come yet, so that the right end tags go with them.
// An
// open element of the same name inside a removed one is remembered as kept: a bit for each open element, from the
// outermost.
final class Removals {
    private static final int NAMES = 16;
    private static final int DEPTH = 64;
    private static final long[] NO_LONGS = {};
    private static final int[] NO_INTS = {};

    private long[] lows = NO_LONGS;
    private long[] highs = NO_LONGS;
    private long[] removed = NO_LONGS;
    private int[] depths = NO_INTS;
    private int count;

    boolean isEmpty() {
        return count == 0;
    }

    void clear() {
        count = 0;
    }

    /** An element was opened and removed; returns whether its end tag will be known. */
    boolean opened(TagName name) {
        int i = find(name);
        if (i < 0) {
            if (count == NAMES) {
                return false;
            }
            makeArrays();
            i = count++;
            lows[i] = name.low();
            highs[i] = name.high();
            removed[i] = 0;
            depths[i] = 0;
        }
        boolean known = depths[i] < DEPTH;
        if (known) {
            removed[i] |= 1L << depths[i];
        }
        depths[i]++;
        return known;
    }

    /** An element was opened and kept. */
    void kept(TagName name) {
        int i = find(name);
        if (i >= 0) {
            if (depths[i] < DEPTH) {
                removed[i] &= ~(1L << depths[i]);
            }
            depths[i]++;
        }
    }

    /** Returns how many elements of a name are open since the first removed one. */
    int depth(TagName name) {
        int i = find(name);
        return i < 0 ? 0 : depths[i];
    }

    /** An end tag has come; returns whether it belongs to a removed element. */
    boolean closed(TagName name) {
        int i = find(name);
        if (i < 0) {
            return false;
        }
        int depth = --depths[i];
        boolean gone = depth < DEPTH && (removed[i] >>> depth & 1) != 0;
        if (depth == 0) {
            count--;
            lows[i] = lows[count];
            highs[i] = highs[count];
            removed[i] = removed[count];
            depths[i] = depths[count];
        }
        return gone;
    }

    /** Few pages need them. */
    private void makeArrays() {
        if (lows.length == 0) {
            lows = new long[NAMES];
            highs = new long[NAMES];
            removed = new long[NAMES];
            depths = new int[NAMES];
        }
    }

    private int find(TagName name) {
        for (int i = 0; i < count; i++) {
            if (lows[i] == name.low() && highs[i] == name.high()) {
                return i;
            }
        }
        return -1;
    }
}
