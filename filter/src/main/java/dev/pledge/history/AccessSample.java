package dev.pledge.history;

import dev.pledge.history.LiveCounts.Taker;
import dev.pledge.statistics.Statistics;
import dev.pledge.statistics.StatisticsState;
import org.jspecify.annotations.Nullable;

/**
 * How many accesses were answered, recorded and lost, as of one moment. An answer is counted just before it is recorded, so at
 * most moments one is ahead of the other; one is looked for at which it is not. For one thread at a time.
 */
final class AccessSample {
    private static final int LOOKS = 20;

    private final LiveCounts live;
    private @Nullable Statistics statistics;
    private Seen taken = new Seen(0, 0, 0);

    AccessSample(LiveCounts live) {
        this.live = live;
    }

    /** Begins to look at these, at what they record from now on. */
    void watch(Statistics watched) {
        StatisticsState state = watched.state();
        taken = new Seen(taken.answered, state.recorded(), state.lost());
        statistics = watched;
    }

    /** Hands over what is new, and looks no longer. */
    void end(Taker taker) {
        take(taker);
        statistics = null;
    }

    void take(Taker taker) {
        Seen now = look();
        hand(taker, Counter.ACCESSES_ANSWERED, now.answered - taken.answered);
        hand(taker, Counter.ACCESSES_RECORDED, now.recorded - taken.recorded);
        hand(taker, Counter.ACCESSES_LOST, now.lost - taken.lost);
        taken = now;
    }

    private static void hand(Taker taker, Counter counter, long by) {
        if (by != 0) {
            taker.take(counter, by);
        }
    }

    private Seen look() {
        Statistics watched = statistics;
        if (watched == null) {
            return new Seen(live.answered(), taken.recorded, taken.lost);
        }
        Seen best = seen(watched);
        for (int look = 1; look < LOOKS && best.ahead(taken) > 0; look++) {
            Seen next = seen(watched);
            best = next.ahead(taken) < best.ahead(taken) ? next : best;
        }
        return best;
    }

    private Seen seen(Statistics watched) {
        StatisticsState state = watched.state();
        return new Seen(live.answered(), state.recorded(), state.lost());
    }

    private record Seen(long answered, long recorded, long lost) {
        /** How many more were answered than recorded or lost since another moment. */
        long ahead(Seen before) {
            return answered - before.answered - (recorded - before.recorded) - (lost - before.lost);
        }
    }
}
