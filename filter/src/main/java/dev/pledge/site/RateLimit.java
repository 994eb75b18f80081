package dev.pledge.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How often one and the same may do something within a time. So many are remembered at most; of more than that some may do
 * it more often. Safe for use by all threads.
 */
final class RateLimit {
    private static final int REMEMBERED = 20_000;

    private final int times;
    private final Duration within;
    private final Cache<String, AtomicInteger> counts;

    /** Counts by a clock that nobody sets: one that is set back would turn away for as long as that. */
    RateLimit(int times, Duration within) {
        this(times, within, Ticker.systemTicker());
    }

    RateLimit(int times, Duration within, Ticker ticker) {
        this.times = times;
        this.within = within;
        this.counts = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(within)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    /** Counts one more time, and returns whether it is not too often. */
    boolean allows(String who) {
        return counts.get(who, w -> new AtomicInteger()).incrementAndGet() <= times;
    }

    /** Returns after which time whoever has done it too often may surely do it again. */
    Duration within() {
        return within;
    }

    /** Returns how many are remembered. */
    long remembered() {
        counts.cleanUp();
        return counts.estimatedSize();
    }
}
