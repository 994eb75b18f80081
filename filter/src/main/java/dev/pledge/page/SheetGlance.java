package dev.pledge.page;

import dev.pledge.adserver.ResourceType;
import dev.pledge.html.ByteText;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Glances at a style sheet: most name no ad server. What may name one is two slashes with its host behind them, a scheme
 * without slashes, or an escape of an ASCII character, as any of these could be written. For one page.
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
    private static final int LONGEST_SCHEME = 6;

    private final AdJudge judge;

    SheetGlance(AdJudge judge) {
        this.judge = judge;
    }

    /** Returns whether a sheet may load from an ad server by a URL that names its host. */
    boolean mayLoadAds(ByteText sheet) {
        byte[] b = sheet.array();
        int end = sheet.arrayOffset() + sheet.length();
        int p = sheet.arrayOffset();
        for (int last = end - Long.BYTES - 1; p <= last; p += Long.BYTES) {
            long word = (long) LONGS.get(b, p);
            long next = (long) LONGS.get(b, p + 1);
            long pairs = zeros((word ^ SLASHES) | (next ^ SLASHES))
                    | zeros(((word | LOWER) ^ TS) | ((next | LOWER) ^ PS))
                    | zeros(word ^ BACKSLASHES);
            if (pairs != 0 && mayLoadAds(sheet, b, p, p + Long.BYTES, end)) {
                return true;
            }
        }
        return mayLoadAds(sheet, b, p, end, end);
    }

    private boolean mayLoadAds(ByteText sheet, byte[] b, int from, int to, int end) {
        for (int p = from; p < to; p++) {
            boolean found = switch (b[p]) {
                case '/' -> at(b, p + 1, end) == '/' && namesAd(sheet, b, p, end);
                case 't', 'T' -> (at(b, p + 1, end) | 0x20) == 'p' && isBareScheme(b, p + 2, end);
                case '\\' -> escapesAscii(b, p + 1, end);
                default -> false;
            };
            if (found) {
                return true;
            }
        }
        return false;
    }

    /** Looks at a URL around its first two slashes. */
    private boolean namesAd(ByteText sheet, byte[] b, int slashes, int end) {
        int offset = sheet.arrayOffset();
        int begin = slashes;
        int least = Math.max(offset, slashes - LONGEST_SCHEME);
        while (begin > least && (b[begin - 1] == ':' || isLetter(b[begin - 1]))) {
            begin--;
        }
        int to = slashes;
        while (to < end && " \n\r\f)'\";".indexOf(b[to]) < 0) {
            to++;
        }
        return judge.judge(sheet, begin - offset, to - offset, ResourceType.IMAGE) != null
                || judge.judge(sheet, slashes - offset, to - offset, ResourceType.IMAGE) != null;
    }

    private static boolean isBareScheme(byte[] b, int after, int end) {
        int colon = (at(b, after, end) | 0x20) == 's' ? after + 1 : after;
        return at(b, colon, end) == ':' && !(at(b, colon + 1, end) == '/' && at(b, colon + 2, end) == '/');
    }

    private static boolean isLetter(byte c) {
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    }

    private static byte at(byte[] b, int p, int end) {
        return p < end ? b[p] : 0;
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
