package dev.pledge.metrics;

import dev.pledge.finding.Breach;
import dev.pledge.finding.Findings;
import dev.pledge.finding.Kind;
import dev.pledge.policy.Mode;
import dev.pledge.statistics.Statistics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Meters in a registry of Micrometer. Counters of closed sets are registered at the start, so that they begin at 0. */
final class PledgeMeters implements Meters {
    private static final int REASONS = 50;
    private static final int COMPANIES = 100;
    private static final List<Mode> MODES = List.of(Mode.ENFORCE, Mode.REPORT);
    private static final List<String> DIRECTIONS = List.of("response", "request");
    private static final List<String> ELEMENTS = List.of("element", "inline-script", "link-header");

    private final MeterRegistry registry;
    private final Queue<Meter> registered = new ConcurrentLinkedQueue<>();
    private final Map<Outcome, Counter> requests = new EnumMap<>(Outcome.class);
    private final Map<ReportOutcome, Counter> reports = new EnumMap<>(ReportOutcome.class);
    private final Timer time;
    private final Counter accesses;
    private final Counter accessesOfPersons;
    private final Map<Kind, Counter[]> findings = new EnumMap<>(Kind.class);
    private final Counter[] redirects;
    private final Counter[] exposures;
    private final LabelledCounters cookiesRefused;
    private final LabelledCounters tagsRemoved;

    private PledgeMeters(MeterRegistry registry) {
        this.registry = registry;
        for (Outcome outcome : Outcome.values()) {
            requests.put(outcome, counter(MeterName.REQUESTS, Tags.of("outcome", outcome.key())));
        }
        for (ReportOutcome outcome : ReportOutcome.values()) {
            reports.put(outcome, counter(MeterName.REPORTS, Tags.of("outcome", outcome.key())));
        }
        this.time = kept(Timer.builder(MeterName.TIME.id)
                .description(MeterName.TIME.meaning)
                .register(registry));
        this.accesses = counter(MeterName.PAGE_ACCESSES, Tags.of("person", "no"));
        this.accessesOfPersons = counter(MeterName.PAGE_ACCESSES, Tags.of("person", "yes"));
        for (Kind kind : Kind.values()) {
            Tags tags = Tags.of("promise", kind.promise().section(), "kind", kind.key());
            findings.put(kind, byMode(MeterName.FINDINGS, tags));
        }
        this.redirects = byMode(MeterName.REDIRECTS, Tags.empty());
        this.exposures = byMode(MeterName.EXPOSURES, Tags.empty());
        this.cookiesRefused = labelled(MeterName.COOKIES_REFUSED, REASONS, "reason", "direction", DIRECTIONS);
        this.tagsRemoved = labelled(MeterName.TAGS_REMOVED, COMPANIES, "company", "element", ELEMENTS);
    }

    /** Returns meters in a {@link MeterRegistry}, or in the global one. */
    static Meters in(@Nullable Object registry) {
        return new PledgeMeters(registry == null ? Metrics.globalRegistry : (MeterRegistry) registry);
    }

    @Override
    public void request(Outcome outcome, long nanosInPledge) {
        of(requests, outcome).increment();
        time.record(nanosInPledge, TimeUnit.NANOSECONDS);
    }

    @Override
    public void pageAccess(boolean perPerson) {
        (perPerson ? accessesOfPersons : accesses).increment();
    }

    @Override
    public void browserReport(ReportOutcome outcome) {
        of(reports, outcome).increment();
    }

    @Override
    public void found(Breach breach, boolean first) {
        if (breach.mode() == Mode.OFF) {
            return;
        }
        int mode = breach.mode() == Mode.ENFORCE ? 0 : 1;
        of(findings, breach.kind())[mode].increment();
        switch (breach.kind()) {
            case COOKIE_REFUSED -> cookiesRefused.increment(breach.label(), mode);
            case COOKIE_HIDDEN -> cookiesRefused.increment(breach.label(), 2 + mode);
            case AD_TAG_REMOVED -> tagsRemoved.increment(breach.label(), mode);
            case AD_SCRIPT_REMOVED -> tagsRemoved.increment(breach.label(), 2 + mode);
            case AD_LINK_REMOVED -> tagsRemoved.increment(breach.label(), 4 + mode);
            case PLAIN_REQUEST_REDIRECTED -> redirects[mode].increment();
            case EXPOSURE -> exposures[mode].increment();
            default -> {
                // counted as a finding only
            }
        }
    }

    @Override
    public void watch(Findings watched, Statistics statistics) {
        functionCounter(MeterName.FINDINGS_OVERFLOW, watched, Findings::overflow);
        gauge(MeterName.FINDINGS_HELD, watched, Findings::held);
        functionCounter(
                MeterName.STATISTICS_RECORDED, statistics, s -> s.state().recorded());
        functionCounter(MeterName.STATISTICS_LOST, statistics, s -> s.state().lost());
        functionCounter(MeterName.STATISTICS_TORN, statistics, s -> s.state().torn());
        gauge(MeterName.STATISTICS_PENDING, statistics, s -> s.state().pendingBytes());
        gauge(MeterName.STATISTICS_ERASURES, statistics, s -> s.state().pendingErasures());
        gauge(
                MeterName.STATISTICS_FAILING,
                statistics,
                s -> secondsSince(s.state().failingSince()));
    }

    private static double secondsSince(@Nullable Instant moment) {
        return moment == null
                ? 0
                : Math.max(0.001, Duration.between(moment, Instant.now()).toMillis() / 1_000.0);
    }

    private <T> void functionCounter(MeterName name, T counted, ToDoubleFunction<T> count) {
        kept(FunctionCounter.builder(name.id, counted, count)
                .description(name.meaning)
                .baseUnit(name.unit)
                .register(registry));
    }

    @Override
    public void close() {
        for (Meter meter = registered.poll(); meter != null; meter = registered.poll()) {
            registry.remove(meter);
        }
    }

    /** For each variant one counter a mode: variant 0 enforced, variant 0 reported, variant 1 enforced, and so on. */
    private LabelledCounters labelled(
            MeterName name, int limit, String labelTag, String variantTag, List<String> variants) {
        return new LabelledCounters(limit, variants.size() * MODES.size(), (label, i) -> {
            String variant = variants.get(i / MODES.size());
            String mode = MODES.get(i % MODES.size()).key();
            // Some registries take no empty tag value.
            String shown = label.isEmpty() ? "unknown" : label;
            return counter(name, Tags.of(variantTag, variant, labelTag, shown, "mode", mode));
        });
    }

    private Counter[] byMode(MeterName name, Tags tags) {
        return MODES.stream()
                .map(mode -> counter(name, tags.and("mode", mode.key())))
                .toArray(Counter[]::new);
    }

    private Counter counter(MeterName name, Tags tags) {
        return kept(Counter.builder(name.id)
                .description(name.meaning)
                .baseUnit(name.unit)
                .tags(tags)
                .register(registry));
    }

    private <T> void gauge(MeterName name, T watched, ToDoubleFunction<T> size) {
        kept(Gauge.builder(name.id, watched, size)
                .description(name.meaning)
                .baseUnit(name.unit)
                .register(registry));
    }

    private <M extends Meter> M kept(M meter) {
        registered.add(meter);
        return meter;
    }

    private static <K extends Enum<K>, T> T of(Map<K, T> all, K key) {
        return Objects.requireNonNull(all.get(key), "every one is there from the start");
    }
}
