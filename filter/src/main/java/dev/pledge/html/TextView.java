package dev.pledge.html;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A part of an array that is seen as text: of bytes that are ASCII, or of characters. It can be turned to another part. */
final class TextView implements CharSequence {
    private static final byte[] NO_BYTES = {};
    private static final char[] NO_CHARS = {};

    private byte[] bytes = NO_BYTES;
    private char[] chars = NO_CHARS;
    private boolean ascii;
    private int from;
    private int length;

    TextView of(byte[] b, int start, int end) {
        bytes = b;
        ascii = true;
        from = start;
        length = end - start;
        return this;
    }

    TextView of(char[] c, int start, int end) {
        chars = c;
        ascii = false;
        from = start;
        length = end - start;
        return this;
    }

    /** Returns whether it is a part of bytes. */
    boolean isAscii() {
        return ascii;
    }

    /** The bytes, if it is a part of some. */
    byte[] bytes() {
        return bytes;
    }

    /** Returns where it begins in the array. */
    int from() {
        return from;
    }

    /** Lets go of the array. */
    void clear() {
        bytes = NO_BYTES;
        chars = NO_CHARS;
        length = 0;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        if (index < 0 || index >= length) {
            throw new IndexOutOfBoundsException(index);
        }
        return ascii ? (char) bytes[from + index] : chars[from + index];
    }

    /** Returns a copy of a part. */
    @Override
    public CharSequence subSequence(int start, int end) {
        Objects.checkFromToIndex(start, end, length);
        return text(from + start, end - start);
    }

    @Override
    public String toString() {
        return text(from, length);
    }

    private String text(int start, int count) {
        return ascii ? new String(bytes, start, count, StandardCharsets.ISO_8859_1) : new String(chars, start, count);
    }
}
