package dev.pledge.metrics;

import dev.pledge.finding.BoundedTable;
import java.time.Clock;
import java.util.concurrent.atomic.LongAccumulator;

/**
 * Whose breaches of one kind have been found, whatever the revision of the policy. So many are told apart; names of cookies
 * in requests are chosen by whoever sends them. Safe for use by all threads.
 */
final class FirstSeen {
    private final BoundedTable<String, LongAccumulator> known;

    /** @param limit how many are told apart; what comes then is no longer told as new */
    FirstSeen(int limit) {
        known = new BoundedTable<>(limit);
    }

    /**
     * Notes that a breach was found.
     *
     * @param what whose it is
     * @param clock tells when
     * @return whether it is the first of it
     */
    boolean isNew(String what, Clock clock) {
        if (known.get(what) != null) {
            return false;
        }
        LongAccumulator mine = new LongAccumulator(Math::min, clock.millis());
        return known.getOrAdd(what, w -> mine) == mine;
    }

    /** Notes that a breach was found before, at any time before or after others. */
    void know(String what, long millis) {
        LongAccumulator first = known.getOrAdd(what, w -> new LongAccumulator(Math::min, Long.MAX_VALUE));
        if (first != null) {
            first.accumulate(millis);
        }
    }

    /** Returns when the last of them was found for the first time, in milliseconds since 1970; 0 for never. */
    long newest() {
        long[] newest = {0};
        known.forEach((what, first) -> newest[0] = Math.max(newest[0], first.get()));
        return newest[0];
    }
}
