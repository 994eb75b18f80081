package dev.pledge.site;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** How much time has passed by a clock; while it is set back none has, so that nothing lasts longer for it. Safe for use by all threads. */
final class SteadyTicker implements Ticker {
    private final Clock clock;
    private final AtomicReference<Reading> reading;

    private record Reading(long millis, long passed) {
        Reading at(long now) {
            return new Reading(now, passed + Math.max(0, now - millis));
        }
    }

    SteadyTicker(Clock clock) {
        this.clock = clock;
        this.reading = new AtomicReference<>(new Reading(clock.millis(), 0));
    }

    @Override
    public long read() {
        long now = clock.millis();
        return TimeUnit.MILLISECONDS.toNanos(
                reading.updateAndGet(before -> before.at(now)).passed());
    }
}
