package dev.pledge.html;

import java.util.Arrays;

/** Characters that are put together one after another. The array is used again; text that was taken from it before stays. */
final class CharArena {
    private static final int FIRST = 256;
    /** A larger array is not kept for the next tag. */
    private static final int LARGEST_KEPT = 4096;

    private char[] chars = {};
    private int length;

    void clear() {
        length = 0;
        if (chars.length > LARGEST_KEPT) {
            chars = new char[LARGEST_KEPT];
        }
    }

    int length() {
        return length;
    }

    /** Returns the characters; an array that has become too small is replaced by another. */
    char[] chars() {
        return chars;
    }

    void add(char c) {
        if (length == chars.length) {
            chars = Arrays.copyOf(chars, Math.max(FIRST, 2 * length));
        }
        chars[length++] = c;
    }

    void add(CharSequence text, int from, int to) {
        for (int i = from; i < to; i++) {
            add(text.charAt(i));
        }
    }

    void add(CharSequence text) {
        add(text, 0, text.length());
    }
}
