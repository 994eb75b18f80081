package dev.pledge.statistics.postgres;

import dev.pledge.statistics.AnswerTimes;
import java.io.ByteArrayOutputStream;
import java.sql.SQLDataException;

/**
 * A histogram as bytes: for each bucket with answers, how many empty ones are before it, then how many answers; both in
 * groups of seven bits, the lowest first, the eighth bit set on all but the last. Most histograms have a few buckets.
 */
final class TimesBytes {
    private TimesBytes() {}

    static byte[] of(long[] counts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int empty = 0;
        for (long count : counts) {
            if (count == 0) {
                empty++;
            } else {
                write(bytes, empty);
                write(bytes, count);
                empty = 0;
            }
        }
        return bytes.toByteArray();
    }

    private static void write(ByteArrayOutputStream bytes, long number) {
        long rest = number;
        while (rest > 127) {
            bytes.write((int) (rest & 127 | 128));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    /** Adds a histogram that is given as bytes to counts. */
    static void add(byte[] bytes, long[] counts) throws SQLDataException {
        int at = 0;
        int bucket = -1;
        while (at < bytes.length) {
            long[] numbers = new long[2];
            for (int i = 0; i < 2; i++) {
                int shift = 0;
                byte next;
                do {
                    if (at == bytes.length || shift > 56) {
                        throw unexpected(bytes);
                    }
                    next = bytes[at++];
                    numbers[i] |= (next & 127L) << shift;
                    shift += 7;
                } while (next < 0);
            }
            if (numbers[0] >= AnswerTimes.BUCKETS - bucket - 1) {
                throw unexpected(bytes);
            }
            bucket += 1 + (int) numbers[0];
            counts[bucket] += numbers[1];
        }
    }

    private static SQLDataException unexpected(byte[] bytes) {
        return new SQLDataException(
                "found " + bytes.length + " bytes in a column \"times\", expected a histogram of answers");
    }
}
