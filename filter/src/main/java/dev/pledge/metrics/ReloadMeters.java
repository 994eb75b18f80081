package dev.pledge.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Tags;
import java.util.concurrent.atomic.AtomicInteger;

/** What is measured of changes of one cause. Safe for use by all threads. */
final class ReloadMeters {
    private final Counter good;
    private final Counter bad;
    private final AtomicInteger refused = new AtomicInteger();

    ReloadMeters(RegisteredMeters meters, Reload cause) {
        Tags tags = Tags.of("cause", cause.key());
        this.good = meters.counter(MeterName.POLICY_RELOADS, tags.and("outcome", "good"));
        this.bad = meters.counter(MeterName.POLICY_RELOADS, tags.and("outcome", "bad"));
        meters.gauge(MeterName.POLICY_REFUSED, tags, refused, AtomicInteger::get);
    }

    void reloaded(boolean holds) {
        (holds ? good : bad).increment();
        refused.set(holds ? 0 : 1);
    }

    /** What was refused holds now, by a change of another cause. */
    void hold() {
        refused.set(0);
    }
}
