package dev.pledge.statistics.journal;

import java.time.Duration;
import java.util.SplittableRandom;

/** How long to wait after each failure: 100 ms, then twice as long each time up to 30 s, less up to half by chance. */
final class Backoff {
    static final long LEAST = Duration.ofMillis(100).toNanos();
    static final long MOST = Duration.ofSeconds(30).toNanos();

    private final SplittableRandom random;
    private long next = LEAST;

    Backoff(SplittableRandom random) {
        this.random = random;
    }

    /** Returns how long to wait after one more failure, in nanoseconds. Nodes that failed together do not come back together. */
    long failed() {
        long wait = next;
        next = Math.min(MOST, 2 * next);
        return wait == LEAST ? wait : wait - random.nextLong(wait / 2);
    }

    void succeeded() {
        next = LEAST;
    }
}
