package dev.pledge.html;

import java.util.ArrayList;
import java.util.List;

/**
 * What pages' rewriters need for a while, used again: byte arrays for what must be held back, in sizes of powers of two
 * from 256 bytes to 32 KB and one of 55 KB, and what the attributes of a tag are read with. It keeps so many of each, and
 * gives out new ones when it has none. Safe for use by all threads, without locks; what is never given back is the
 * garbage collector's.
 */
public final class BufferPool {
    /** The size of its largest arrays: together with all else that a page keeps, they stay below 64 KB. */
    static final int LARGEST = 55 * 1024;

    private static final int SMALLEST = 256;
    private static final int POWERS = 8;

    private final List<Shelf<byte[]>> arrays;
    private final Shelf<TagParts> parts;

    /**
     * Makes an empty pool.
     *
     * @param perSize how many arrays of each size are kept at most, 120 KB in all for one; 0 keeps none
     * @throws IllegalArgumentException if it is negative
     */
    public BufferPool(int perSize) {
        if (perSize < 0) {
            throw new IllegalArgumentException("perSize is " + perSize + " (at least 0)");
        }
        List<Shelf<byte[]>> shelves = new ArrayList<>();
        for (int i = 0; i <= POWERS; i++) {
            shelves.add(new Shelf<>(perSize));
        }
        this.arrays = List.copyOf(shelves);
        this.parts = new Shelf<>(perSize);
    }

    /** Returns an array of at least a length, whatever it contains; it is the caller's until given back. */
    byte[] take(int length) {
        if (length > LARGEST) {
            return new byte[length + (length >> 3)];
        }
        int size = sizeFor(length);
        byte[] found = arrays.get(size).take();
        return found == null ? new byte[size == POWERS ? LARGEST : SMALLEST << size] : found;
    }

    /** Takes an array back, which the caller uses no more. */
    void give(byte[] array) {
        int length = array.length;
        if (length == LARGEST || length >= SMALLEST && length < LARGEST && Integer.bitCount(length) == 1) {
            arrays.get(sizeFor(length)).give(array);
        }
    }

    /** Returns what attributes are read with; it is the caller's until given back. */
    TagParts takeParts() {
        TagParts found = parts.take();
        return found == null ? new TagParts(new AttributeList(), new AttributeTexts(), new ByteText()) : found;
    }

    void giveParts(TagParts used) {
        parts.give(used);
    }

    private static int sizeFor(int length) {
        int power = Integer.SIZE - Integer.numberOfLeadingZeros((Math.max(length, SMALLEST) - 1) / SMALLEST);
        return Math.min(power, POWERS);
    }
}
