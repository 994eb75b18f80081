package dev.pledge.html;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds a byte eight bytes at a time. */
final class Bytes {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private Bytes() {}

    /** Returns where a byte next stands, or {@code end}. */
    static int indexOf(byte[] b, int from, int end, byte wanted) {
        long pattern = ONES * (wanted & 0xFF);
        int p = from;
        for (int last = end - Long.BYTES; p <= last; p += Long.BYTES) {
            long differs = (long) LONGS.get(b, p) ^ pattern;
            long zeros = (differs - ONES) & ~differs & HIGHS;
            if (zeros != 0) {
                return p + (Long.numberOfTrailingZeros(zeros) >>> 3);
            }
        }
        while (p < end && b[p] != wanted) {
            p++;
        }
        return p;
    }
}
