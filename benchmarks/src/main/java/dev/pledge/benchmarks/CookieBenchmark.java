package dev.pledge.benchmarks;

import dev.pledge.cookie.CookieGate;
import dev.pledge.cookie.Incoming;
import dev.pledge.finding.Evidence;
import dev.pledge.policy.CookiePolicy;
import dev.pledge.policy.Mode;
import dev.pledge.policy.Scope;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What judging the cookies of one request or response costs. */
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CookieBenchmark {
    private static final Evidence NOBODY = (kind, what, label) -> {};

    private final CookieGate gate =
            new CookieGate(CookiePolicy.builtIn(Scope.everywhere(Mode.ENFORCE)), "JSESSIONID", false);
    private final List<String> allowed = List.of("JSESSIONID=node01q2w3e4r5t6y7u8i9o0.node0; cart=12x1.7x2");
    private final List<String> mixed = List.of(
            "_ga=GA1.1.1234567890.1700000000; JSESSIONID=node01q2w3e4r5t6y7u8i9o0.node0; _fbp=fb.1.17; cart=1x1");

    /** Is made by JMH. */
    public CookieBenchmark() {}

    /** A request whose cookies are all allowed. */
    @Benchmark
    public Incoming requestWithAllowedCookies() {
        return gate.incoming(allowed, NOBODY);
    }

    /** A request with two tracking cookies among two allowed ones. */
    @Benchmark
    public Incoming requestWithTrackingCookies() {
        return gate.incoming(mixed, NOBODY);
    }

    /** An allowed cookie that is already as it must be. */
    @Benchmark
    public @Nullable String responseWithCart() {
        return gate.outgoing("cart=12x1.7x2; Max-Age=3600; Path=/; SameSite=Lax", true, NOBODY);
    }

    /** A cookie that never leaves. */
    @Benchmark
    public @Nullable String responseWithTrackingCookie() {
        return gate.outgoing("_ga=GA1.1.1234567890.1700000000; Max-Age=63072000; Path=/", true, NOBODY);
    }
}
