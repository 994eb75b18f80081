package dev.pledge.statistics.embedded;

import dev.pledge.statistics.StatisticsAnswers.Audience;
import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The views of a day in each of its hours. As bytes: for people, then for bots, which hours have any, and their counts.
 * For one thread.
 */
final class HourCounts {
    private static final int HOURS = 24;

    private final long[] people = new long[HOURS];
    private final long[] bots = new long[HOURS];

    /** Reads the bytes; null is no views. */
    static HourCounts of(byte @Nullable [] packed) {
        HourCounts made = new HourCounts();
        if (packed != null) {
            ByteBuffer from = ByteBuffer.wrap(packed);
            read(from, made.people);
            read(from, made.bots);
        }
        return made;
    }

    private static void read(ByteBuffer from, long[] to) {
        for (int hours = DataUtils.readVarInt(from); hours != 0; hours &= hours - 1) {
            to[Integer.numberOfTrailingZeros(hours)] = DataUtils.readVarLong(from);
        }
    }

    /** Returns the views of an audience, without making an object of the bytes: there are many of them. */
    static long sum(byte[] packed, Audience audience) {
        ByteBuffer from = ByteBuffer.wrap(packed);
        long people = sum(from);
        return audience == Audience.PEOPLE ? people : sum(from);
    }

    private static long sum(ByteBuffer from) {
        long sum = 0;
        for (int hours = Integer.bitCount(DataUtils.readVarInt(from)); hours > 0; hours--) {
            sum += DataUtils.readVarLong(from);
        }
        return sum;
    }

    void add(long[] ofPeople, long[] ofBots) {
        for (int hour = 0; hour < HOURS; hour++) {
            people[hour] += ofPeople[hour];
            bots[hour] += ofBots[hour];
        }
    }

    /** Returns the views in each hour; not a copy. */
    long[] of(Audience audience) {
        return audience == Audience.PEOPLE ? people : bots;
    }

    byte[] packed() {
        WriteBuffer to = new WriteBuffer(64);
        write(to, people);
        write(to, bots);
        return Bytes.of(to);
    }

    private static void write(WriteBuffer to, long[] counts) {
        int hours = 0;
        for (int hour = 0; hour < HOURS; hour++) {
            hours |= counts[hour] == 0 ? 0 : 1 << hour;
        }
        to.putVarInt(hours);
        for (long count : counts) {
            if (count != 0) {
                to.putVarLong(count);
            }
        }
    }
}
