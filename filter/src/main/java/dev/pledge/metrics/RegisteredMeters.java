package dev.pledge.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.ToDoubleFunction;

/** Registers meters as the table has them, and takes them out again. Safe for use by all threads. */
final class RegisteredMeters implements AutoCloseable {
    /** Between these Micrometer has some 65 buckets; what is shorter is in the first, what is longer in none. */
    private static final Duration SHORTEST = Duration.ofNanos(10_000);

    private static final Duration LONGEST = Duration.ofMillis(250);

    private final MeterRegistry registry;
    private final Queue<Meter> registered = new ConcurrentLinkedQueue<>();
    private final Queue<MultiGauge> several = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    RegisteredMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    Counter counter(MeterName name, Tags tags) {
        return kept(Counter.builder(name.id)
                .description(name.meaning)
                .baseUnit(name.unit)
                .tags(tags)
                .register(registry));
    }

    /** A timer whose percentiles can be worked out over several applications. */
    Timer timer(MeterName name) {
        return kept(Timer.builder(name.id)
                .description(name.meaning)
                .publishPercentileHistogram()
                .minimumExpectedValue(SHORTEST)
                .maximumExpectedValue(LONGEST)
                .register(registry));
    }

    <T> void functionCounter(MeterName name, T counted, ToDoubleFunction<T> count) {
        kept(FunctionCounter.builder(name.id, counted, count)
                .description(name.meaning)
                .baseUnit(name.unit)
                .register(registry));
    }

    <T> void gauge(MeterName name, Tags tags, T watched, ToDoubleFunction<T> size) {
        kept(Gauge.builder(name.id, watched, size)
                .description(name.meaning)
                .baseUnit(name.unit)
                .tags(tags)
                .register(registry));
    }

    /** A gauge for each of things that come and go. */
    MultiGauge gauges(MeterName name) {
        MultiGauge gauges = MultiGauge.builder(name.id)
                .description(name.meaning)
                .baseUnit(name.unit)
                .register(registry);
        several.add(gauges);
        return gauges;
    }

    private <M extends Meter> M kept(M meter) {
        registered.add(meter);
        if (closed) {
            // For a request that is still under way.
            registry.remove(meter);
        }
        return meter;
    }

    @Override
    public void close() {
        closed = true;
        for (Meter meter = registered.poll(); meter != null; meter = registered.poll()) {
            registry.remove(meter);
        }
        for (MultiGauge gauges = several.poll(); gauges != null; gauges = several.poll()) {
            gauges.register(List.<MultiGauge.Row<?>>of(), true);
        }
    }
}
