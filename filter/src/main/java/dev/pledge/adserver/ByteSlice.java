package dev.pledge.adserver;

import java.nio.charset.StandardCharsets;

/** Characters of ASCII in a part of an array, without a copy. For one thread; to be read before the next {@link #of}. */
final class ByteSlice implements CharSequence {
    private byte[] bytes = {};
    private int start;
    private int end;

    ByteSlice of(byte[] array, int from, int to) {
        bytes = array;
        start = from;
        end = to;
        return this;
    }

    @Override
    public int length() {
        return end - start;
    }

    @Override
    public char charAt(int index) {
        return (char) bytes[start + index];
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return toString().substring(from, to);
    }

    @Override
    public String toString() {
        return new String(bytes, start, end - start, StandardCharsets.US_ASCII);
    }
}
