package dev.pledge.html;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Bytes seen as text, a character for each. */
final class ByteText implements CharSequence {
    private final byte[] bytes;
    private final int from;
    private final int length;

    ByteText(byte[] bytes, int from, int length) {
        this.bytes = bytes;
        this.from = from;
        this.length = length;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        return (char) (bytes[from + Objects.checkIndex(index, length)] & 0xFF);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        Objects.checkFromToIndex(start, end, length);
        return new ByteText(bytes, from + start, end - start);
    }

    @Override
    public String toString() {
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }
}
