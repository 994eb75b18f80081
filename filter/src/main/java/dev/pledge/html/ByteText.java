package dev.pledge.html;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Bytes of a page seen as text, a character for each (ISO-8859-1). Whoever reads much of it reads the bytes themselves,
 * which are the page's own: they must be neither changed nor kept. One object serves one page.
 */
public final class ByteText implements CharSequence {
    private static final byte[] NONE = {};

    private byte[] bytes = NONE;
    private int from;
    private int length;

    /** Makes an empty text. */
    public ByteText() {}

    /** Makes this the text of some bytes; returns this. */
    public ByteText of(byte[] array, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, array.length);
        bytes = array;
        from = offset;
        length = count;
        return this;
    }

    /** Returns the array that holds the text, and more. */
    public byte[] array() {
        return bytes;
    }

    /** Returns where in the array the text begins. */
    public int arrayOffset() {
        return from;
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
        return new ByteText().of(bytes, from + start, end - start);
    }

    @Override
    public String toString() {
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }
}
