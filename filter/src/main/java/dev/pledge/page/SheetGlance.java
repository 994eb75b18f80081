package dev.pledge.page;

import dev.pledge.html.ByteText;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Glances at a style sheet: most name no other host. What may is two slashes, a scheme that ends as {@code http} does, or an
 * escape of an ASCII character, as either could be written.
 */
final class SheetGlance {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = ONES << 7;
    private static final long SLASHES = ONES * '/';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long TS = ONES * 't';
    private static final long PS = ONES * 'p';
    private static final long LOWER = ONES * 0x20;
    private static final int LONGEST_ESCAPE = 6;

    private SheetGlance() {}

    /** Returns whether a sheet may name another host than the page's. */
    static boolean mayLeadAway(ByteText sheet) {
        byte[] b = sheet.array();
        int end = sheet.arrayOffset() + sheet.length();
        int p = sheet.arrayOffset();
        for (int last = end - Long.BYTES - 1; p <= last; p += Long.BYTES) {
            long word = (long) LONGS.get(b, p);
            long next = (long) LONGS.get(b, p + 1);
            long pairs = zeros((word ^ SLASHES) | (next ^ SLASHES))
                    | zeros(((word | LOWER) ^ TS) | ((next | LOWER) ^ PS))
                    | zeros(word ^ BACKSLASHES);
            if (pairs != 0 && mayLeadAway(b, p, p + Long.BYTES, end)) {
                return true;
            }
        }
        return mayLeadAway(b, p, end, end);
    }

    private static boolean mayLeadAway(byte[] b, int from, int to, int end) {
        for (int p = from; p < to; p++) {
            byte next = p + 1 < end ? b[p + 1] : 0;
            boolean found = switch (b[p]) {
                case '/' -> next == '/';
                case 't', 'T' -> (next | 0x20) == 'p';
                case '\\' -> escapesAscii(b, p + 1, end);
                default -> false;
            };
            if (found) {
                return true;
            }
        }
        return false;
    }

    private static boolean escapesAscii(byte[] b, int from, int end) {
        int value = 0;
        int p = from;
        while (p < end && p < from + LONGEST_ESCAPE && Character.digit(b[p], 16) >= 0) {
            value = value << 4 | Character.digit(b[p], 16);
            p++;
        }
        return p == from || value < 0x80;
    }

    /** Marks the lowest byte that is zero, at least. */
    private static long zeros(long word) {
        return (word - ONES) & ~word & HIGHS;
    }
}
