package dev.pledge.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How often one and the same may do something within a time. So many are remembered at most; of more than that some may do
 * it more often. Safe for use by all threads.
 */
final class RateLimit {
    private static final int REMEMBERED = 20_000;

    private final int times;
    private final Cache<String, AtomicInteger> counts;

    RateLimit(int times, Duration within, Clock clock) {
        this.times = times;
        this.counts = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(within)
                .ticker(new SteadyTicker(clock))
                .executor(Runnable::run)
                .build();
    }

    /** Counts one more time, and returns whether it is not too often. */
    boolean allows(String who) {
        return counts.get(who, w -> new AtomicInteger()).incrementAndGet() <= times;
    }

    /** Returns how many are remembered. */
    long remembered() {
        counts.cleanUp();
        return counts.estimatedSize();
    }
}
