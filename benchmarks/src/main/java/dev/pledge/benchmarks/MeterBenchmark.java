package dev.pledge.benchmarks;

import dev.pledge.finding.Breach;
import dev.pledge.finding.Kind;
import dev.pledge.metrics.MeterBinding;
import dev.pledge.metrics.Meters;
import dev.pledge.metrics.Outcome;
import dev.pledge.policy.Mode;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to measure a request, in a registry of Prometheus. {@code plainTimer} beside {@code request} tells what the
 * histogram and the counter of outcomes add.
 */
@State(Scope.Benchmark)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class MeterBenchmark {
    private static final int TIMES = 1 << 10;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Meters meters = MeterBinding.find(registry);
    private final Timer timer = Timer.builder("plain").register(registry);
    private final Breach breach = new Breach(Kind.COOKIE_REFUSED, "_ga", "not-allowed", "/", Mode.ENFORCE, "r1");
    private final long[] nanos = new long[TIMES];
    private int next;

    /** Is made by JMH. */
    public MeterBenchmark() {
        for (int i = 0; i < TIMES; i++) {
            // From 10 microseconds to some 10 milliseconds, in no order.
            nanos[i] = 10_000L * (1 + (i * 7919L) % TIMES);
        }
    }

    /** A request, its outcome and its time, with a histogram. */
    @Benchmark
    public void request() {
        meters.request(Outcome.CHANGED, nanos[next++ & TIMES - 1]);
    }

    /** A timer without a histogram, to compare. */
    @Benchmark
    public void plainTimer() {
        timer.record(nanos[next++ & TIMES - 1], TimeUnit.NANOSECONDS);
    }

    /** A breach that was found before. */
    @Benchmark
    public void breach() {
        meters.found(breach, false);
    }
}
