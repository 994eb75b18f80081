package dev.pledge.statistics.redis;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;

/**
 * How long keys are kept, for the case that nobody is left to forget them.
 *
 * @param aggregate how long the totals of a day
 * @param perUser how long what persons saw on a day
 */
record Kept(Period aggregate, Period perUser) {
    /** Returns the second at which the totals of a day expire: once it would no longer be among those that are kept. */
    long aggregateExpires(long day) {
        return expires(day, aggregate);
    }

    /** Returns the second at which what persons saw on a day expires. */
    long perUserExpires(long day) {
        return expires(day, perUser);
    }

    private static long expires(long day, Period kept) {
        return LocalDate.ofEpochDay(day).plus(kept).plusDays(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    }

    /**
     * Returns for how many seconds after a write positions are kept: until all that was counted up to them has expired,
     * so that what is counted again then expires at once.
     */
    long bookkeepingSeconds() {
        LocalDate some = LocalDate.EPOCH;
        long longest =
                Math.max(some.plus(aggregate).toEpochDay(), some.plus(perUser).toEpochDay());
        // Months differ by three days, a day is over a day later, and clocks of nodes are not quite the same.
        return Duration.ofDays(longest + 7).toSeconds();
    }
}
