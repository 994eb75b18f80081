package dev.pledge.html;

import java.util.Arrays;

/** Characters that are put together one after another. The array is used again; text that was taken from it before stays. */
final class CharArena {
    private static final int FIRST = 256;
    /** A larger array is not kept for the next tag. */
    private static final int LARGEST_KEPT = 16 * 1024;

    private static final char[] NONE = {};

    private char[] chars;
    private int length;

    CharArena() {
        chars = NONE;
    }

    /** @param expected how many characters there seldom are more of; room for them is made at once */
    CharArena(int expected) {
        chars = new char[expected];
    }

    void clear() {
        length = 0;
        if (chars.length > LARGEST_KEPT) {
            chars = NONE;
        }
    }

    int length() {
        return length;
    }

    /** Returns the characters; an array that has become too small is replaced by another. */
    char[] chars() {
        return chars;
    }

    /** Forgets all but the first characters. */
    void shorten(int newLength) {
        length = newLength;
    }

    /** Makes room for more characters, so that the array stays the same until they have been added. */
    void reserve(int more) {
        if (length + more > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(FIRST, Math.max(length + more, 2 * chars.length)));
        }
    }

    void add(char c) {
        if (length == chars.length) {
            reserve(1);
        }
        chars[length++] = c;
    }

    /** Adds bytes that are ASCII; returns where they end. */
    int addAscii(byte[] b, int from, int to) {
        reserve(to - from);
        char[] into = chars;
        int at = length - from;
        for (int p = from; p < to; p++) {
            into[at + p] = (char) b[p];
        }
        length += to - from;
        return to;
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
