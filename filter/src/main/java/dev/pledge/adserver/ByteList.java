package dev.pledge.adserver;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes one after another, growing by half. Used by one thread. */
final class ByteList {
    private byte[] bytes = new byte[1 << 10];
    private int size;

    void add(int number) {
        room(1);
        bytes[size++] = (byte) number;
    }

    /** Adds two bytes, the lower first. */
    void addShort(int number) {
        add(number);
        add(number >>> 8);
    }

    /** Adds text in UTF-8. */
    void add(String text) {
        byte[] added = text.getBytes(StandardCharsets.UTF_8);
        add(added, added.length);
    }

    /** Adds the first of some bytes. */
    void add(byte[] added, int length) {
        room(length);
        System.arraycopy(added, 0, bytes, size, length);
        size += length;
    }

    byte get(int index) {
        return bytes[index];
    }

    /** Returns whether a part is the same as the first of some bytes. */
    boolean isAt(int from, int to, byte[] other, int length) {
        return Arrays.equals(bytes, from, to, other, 0, length);
    }

    /** Adds a part to a digest. */
    void digest(int from, int to, int kind, Digest digest) {
        digest.add(kind, bytes, from, to);
    }

    /** Copies a part and returns where the copy ends. */
    int copy(int from, int to, byte[] into, int at) {
        System.arraycopy(bytes, from, into, at, to - from);
        return at + to - from;
    }

    int getShort(int index) {
        return bytes[index] & 0xFF | (bytes[index + 1] & 0xFF) << 8;
    }

    void setShort(int index, int number) {
        bytes[index] = (byte) number;
        bytes[index + 1] = (byte) (number >>> 8);
    }

    byte[] slice(int from, int length) {
        return Arrays.copyOfRange(bytes, from, from + length);
    }

    int size() {
        return size;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length + (bytes.length >> 1), size + more));
        }
    }
}
