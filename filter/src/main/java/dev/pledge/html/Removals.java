package dev.pledge.html;

import java.util.Arrays;

// Elements whose start tags were removed and whose end tags have not come yet, so that the right end tags go with them.
// An open element of the same name inside a removed one is remembered as kept. Of each it is known in how many
// templates
// and noscripts it stands: an end tag in a template or a noscript closes nothing outside of it.
final class Removals {
    private static final int NAMES = 16;
    private static final int DEPTH = 64;
    private static final int FIRST_DEPTH = 4;
    private static final long[] NO_LONGS = {};
    private static final int[] NO_INTS = {};
    private static final int[][] NO_ELEMENTS = {};

    private long[] lows = NO_LONGS;
    private long[] highs = NO_LONGS;
    /** The open elements of each name, from the outermost: twice the scopes it stands in, and one more if it was removed. */
    private int[][] elements = NO_ELEMENTS;

    private int[] depths = NO_INTS;
    private int count;

    boolean isEmpty() {
        return count == 0;
    }

    void clear() {
        count = 0;
    }

    /** An element was opened and removed, in so many templates and noscripts; returns whether its end tag will be known. */
    boolean opened(TagName name, int scopes) {
        int i = find(name);
        if (i < 0) {
            if (count == NAMES) {
                return false;
            }
            makeArrays();
            i = count++;
            lows[i] = name.low();
            highs[i] = name.high();
            depths[i] = 0;
        }
        return push(i, scopes, true);
    }

    /** An element was opened and kept. */
    void kept(TagName name, int scopes) {
        int i = find(name);
        if (i >= 0) {
            push(i, scopes, false);
        }
    }

    /** Returns how many elements of a name are open since the first removed one. */
    int depth(TagName name) {
        int i = find(name);
        return i < 0 ? 0 : depths[i];
    }

    /** An end tag has come for an element in at least so many templates and noscripts; returns whether that was removed. */
    boolean closed(TagName name, int scopes) {
        int i = find(name);
        if (i < 0) {
            return false;
        }
        int top = depths[i] - 1;
        if (top < DEPTH && scopesOf(i, top) < scopes) {
            return false;
        }
        depths[i] = top;
        boolean gone = top < DEPTH && (elements[i][top] & 1) != 0;
        dropIfEmpty(i);
        return gone;
    }

    /** Templates and noscripts were closed but for so many, and all that was open in them with them. */
    void closeTo(int scopes) {
        for (int i = count - 1; i >= 0; i--) {
            int depth = depths[i];
            // What is deeper than is remembered stands in at least as many as the last that is.
            while (depth > 0 && scopesOf(i, Math.min(depth, DEPTH) - 1) > scopes) {
                depth = Math.min(depth, DEPTH) - 1;
            }
            depths[i] = depth;
            dropIfEmpty(i);
        }
    }

    private int scopesOf(int i, int depth) {
        return elements[i][depth] >> 1;
    }

    private boolean push(int i, int scopes, boolean removed) {
        int depth = depths[i]++;
        if (depth >= DEPTH) {
            return false;
        }
        if (depth == elements[i].length) {
            elements[i] = Arrays.copyOf(elements[i], Math.max(FIRST_DEPTH, 2 * depth));
        }
        elements[i][depth] = 2 * scopes + (removed ? 1 : 0);
        return true;
    }

    private void dropIfEmpty(int i) {
        if (depths[i] == 0) {
            count--;
            lows[i] = lows[count];
            highs[i] = highs[count];
            depths[i] = depths[count];
            int[] free = elements[i];
            elements[i] = elements[count];
            elements[count] = free;
        }
    }

    /** Few pages need them. */
    private void makeArrays() {
        if (lows.length == 0) {
            lows = new long[NAMES];
            highs = new long[NAMES];
            elements = new int[NAMES][];
            Arrays.fill(elements, NO_INTS);
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
