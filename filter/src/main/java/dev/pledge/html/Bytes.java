package dev.pledge.html;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes at a time; the first of them is the lowest of the number that they make. */
final class Bytes {
    /** The highest bit of each of eight bytes, by which the methods here mark bytes. */
    static final long HIGHS = 0x8080808080808080L;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long AMPERSANDS = ONES * '&';
    private static final long CARRIAGE_RETURNS = ONES * '\r';

    private Bytes() {}

    /** Returns the eight bytes from a place. */
    static long word(byte[] b, int at) {
        return (long) LONGS.get(b, at);
    }

    /** Puts eight bytes to a place. */
    static void putWord(byte[] b, int at, long word) {
        LONGS.set(b, at, word);
    }

    /** Marks the bytes of ASCII below {@code @}: digits, punctuation, white space. */
    static long marksBelowLetters(long word) {
        return ~(word | word << 1) & HIGHS;
    }

    /** Returns which of eight bytes is the first that is marked; at least one must be. */
    static int first(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }

    /** Returns whether one of eight bytes is not ASCII, NUL, an ampersand or a carriage return. */
    static boolean hasUnusual(long word) {
        return ((word | zero(word) | zero(word ^ AMPERSANDS) | zero(word ^ CARRIAGE_RETURNS)) & HIGHS) != 0;
    }

    /** Returns whether one of eight bytes is not ASCII, or NUL. */
    static boolean hasOdd(long word) {
        return ((word | zero(word)) & HIGHS) != 0;
    }

    /** Returns where a byte next stands, or {@code end}. */
    static int indexOf(byte[] b, int from, int end, byte wanted) {
        long pattern = ONES * (wanted & 0xFF);
        int p = from;
        for (int last = end - Long.BYTES; p <= last; p += Long.BYTES) {
            long marks = equal(word(b, p), pattern);
            if (marks != 0) {
                return p + first(marks);
            }
        }
        while (p < end && b[p] != wanted) {
            p++;
        }
        return p;
    }

    /** Returns where a byte next stands, or {@code end}, as {@link #indexOf} does: faster where it is expected to be far. */
    static int indexOfFar(byte[] b, int from, int end, byte wanted) {
        long pattern = ONES * (wanted & 0xFF);
        int p = from;
        for (int last = end - 4 * Long.BYTES; p <= last; p += 4 * Long.BYTES) {
            long first = word(b, p) ^ pattern;
            long second = word(b, p + Long.BYTES) ^ pattern;
            long third = word(b, p + 2 * Long.BYTES) ^ pattern;
            long fourth = word(b, p + 3 * Long.BYTES) ^ pattern;
            if (((zero(first) | zero(second) | zero(third) | zero(fourth)) & HIGHS) != 0) {
                break;
            }
        }
        return indexOf(b, p, end, wanted);
    }

    /** Returns where one of two bytes next stands, or {@code end}. */
    static int indexOfEither(byte[] b, int from, int end, byte one, byte other) {
        long onePattern = ONES * (one & 0xFF);
        long otherPattern = ONES * (other & 0xFF);
        int p = from;
        for (int last = end - Long.BYTES; p <= last; p += Long.BYTES) {
            long word = word(b, p);
            long marks = equal(word, onePattern) | equal(word, otherPattern);
            if (marks != 0) {
                return p + first(marks);
            }
        }
        while (p < end && b[p] != one && b[p] != other) {
            p++;
        }
        return p;
    }

    /** Marks the bytes that are as in a pattern; only the first mark can be relied on. */
    private static long equal(long word, long pattern) {
        return zero(word ^ pattern) & HIGHS;
    }

    /** Sets the highest bit of the first byte that is zero, and perhaps of others behind it. */
    private static long zero(long word) {
        return (word - ONES) & ~word;
    }
}
