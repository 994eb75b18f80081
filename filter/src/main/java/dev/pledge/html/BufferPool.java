package dev.pledge.html;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Byte arrays that are used again, for what a page's rewriter must hold back. It keeps so many of each of five sizes, and
 * gives out new ones when it has none. Safe for use by all threads, without locks; what is never given back is the
 * garbage collector's.
 */
public final class BufferPool {
    private static final int SMALLEST = 256;
    private static final int FACTOR = 4;
    private static final int SIZES = 5;

    /** The size of its largest arrays; who holds more than that holds little more, so nothing is won by doubling. */
    static final int LARGEST = 64 * 1024;

    private final int perSize;
    private final AtomicReferenceArray<byte[]> kept;

    /**
     * Makes an empty pool.
     *
     * @param perSize how many arrays of 256 bytes and of 1, 4, 16 and 64 KB each are kept at most; 0 keeps none
     * @throws IllegalArgumentException if it is negative
     */
    public BufferPool(int perSize) {
        if (perSize < 0) {
            throw new IllegalArgumentException("perSize is " + perSize + " (at least 0)");
        }
        this.perSize = perSize;
        this.kept = new AtomicReferenceArray<>(SIZES * perSize);
    }

    /** Returns an array of at least a length, whatever it contains; it is the caller's until given back. */
    byte[] take(int length) {
        int size = SMALLEST;
        for (int i = 0; i < SIZES; i++, size *= FACTOR) {
            if (length <= size) {
                byte[] found = find(i);
                return found == null ? new byte[size] : found;
            }
        }
        return new byte[length + (length >> 3)];
    }

    /** Takes an array back, which the caller uses no more. */
    void give(byte[] array) {
        int size = SMALLEST;
        for (int i = 0; i < SIZES; i++, size *= FACTOR) {
            if (array.length == size) {
                keep(array, i);
                return;
            }
        }
    }

    private byte @Nullable [] find(int size) {
        int first = first();
        for (int n = 0; n < perSize; n++) {
            int slot = slot(size, first + n);
            byte[] found = kept.get(slot);
            if (found != null && kept.compareAndSet(slot, found, null)) {
                return found;
            }
        }
        return null;
    }

    private void keep(byte[] array, int size) {
        int first = first();
        for (int n = 0; n < perSize; n++) {
            if (kept.compareAndSet(slot(size, first + n), null, array)) {
                return;
            }
        }
    }

    private int slot(int size, int n) {
        return size * perSize + n % perSize;
    }

    /** Threads begin at different places, so that they seldom meet. */
    private static int first() {
        return System.identityHashCode(Thread.currentThread()) >>> 1;
    }
}
