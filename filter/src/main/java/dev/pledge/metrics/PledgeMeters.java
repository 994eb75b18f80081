package dev.pledge.metrics;

import dev.pledge.finding.Breach;
import dev.pledge.finding.Findings;
import dev.pledge.finding.Kind;
import dev.pledge.policy.Mode;
import dev.pledge.snapshot.ListsState;
import dev.pledge.statistics.Statistics;
import dev.pledge.subject.OpenRequests;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Meters in a registry of Micrometer. Counters of closed sets are registered at the start, so that they begin at 0. */
final class PledgeMeters implements Meters {
    private static final int REASONS = 50;
    private static final int COMPANIES = 100;
    private static final int PARTNERS = 100;
    private static final List<Mode> MODES = List.of(Mode.ENFORCE, Mode.REPORT);

    private final RegisteredMeters meters;
    private final Clock clock;
    private final Map<Outcome, Counter> requests = new EnumMap<>(Outcome.class);
    private final Map<ReportOutcome, Counter> reports = new EnumMap<>(ReportOutcome.class);
    private final Timer time;
    private final Counter accesses;
    private final Counter accessesOfPersons;
    private final Map<Kind, Counter[]> findings = new EnumMap<>(Kind.class);
    private final NewFindings newFindings;
    private final Counter[] redirects;
    private final Counter[] exposures;
    private final LabelledCounters cookiesRefused;
    private final LabelledCounters tagsRemoved;
    private final LabelledCounters disclosures;
    private final Map<Reload, ReloadMeters> reloads = new EnumMap<>(Reload.class);
    private final ListGauges lists;

    PledgeMeters(MeterRegistry registry, Clock clock) {
        this.meters = new RegisteredMeters(registry);
        this.clock = clock;
        for (Outcome outcome : Outcome.values()) {
            requests.put(outcome, meters.counter(MeterName.REQUESTS, Tags.of("outcome", outcome.key())));
        }
        for (ReportOutcome outcome : ReportOutcome.values()) {
            reports.put(outcome, meters.counter(MeterName.REPORTS, Tags.of("outcome", outcome.key())));
        }
        this.time = meters.timer(MeterName.TIME);
        this.accesses = meters.counter(MeterName.PAGE_ACCESSES, Tags.of("person", "no"));
        this.accessesOfPersons = meters.counter(MeterName.PAGE_ACCESSES, Tags.of("person", "yes"));
        for (Kind kind : Kind.values()) {
            findings.put(kind, byMode(MeterName.FINDINGS, tags(kind)));
        }
        this.newFindings = new NewFindings(meters, clock);
        this.redirects = byMode(MeterName.REDIRECTS, Tags.empty());
        this.exposures = byMode(MeterName.EXPOSURES, Tags.empty());
        this.cookiesRefused =
                labelled(MeterName.COOKIES_REFUSED, REASONS, "reason", eachByMode("direction", "response", "request"));
        this.tagsRemoved = labelled(
                MeterName.TAGS_REMOVED,
                COMPANIES,
                "company",
                eachByMode("element", "element", "inline-script", "link-header"));
        this.disclosures = labelled(
                MeterName.DISCLOSURES,
                PARTNERS,
                "partner",
                List.of(Tags.of("outcome", "released"), Tags.of("outcome", "withheld")));
        for (Reload cause : Reload.values()) {
            reloads.put(cause, new ReloadMeters(meters, cause));
        }
        this.lists = new ListGauges(meters, clock);
    }

    /** Returns meters in a {@link MeterRegistry}, or in the global one. */
    static Meters in(@Nullable Object registry) {
        return new PledgeMeters(
                registry == null ? Metrics.globalRegistry : (MeterRegistry) registry, Clock.systemUTC());
    }

    /** Returns the tags of what is measured for a kind of finding. */
    static Tags tags(Kind kind) {
        return Tags.of("promise", kind.promise().section(), "kind", kind.key());
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
        newFindings.found(breach);
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
    public void disclosure(String partner, boolean released) {
        disclosures.increment(partner, released ? 0 : 1);
    }

    @Override
    public void reloaded(Reload cause, boolean good) {
        of(reloads, cause).reloaded(good);
        if (good && cause == Reload.POLICY) {
            // The lists were read anew with it.
            of(reloads, Reload.LISTS).hold();
        }
    }

    @Override
    public void lists(ListsState state) {
        lists.show(state);
    }

    @Override
    public void watch(Findings watched, Statistics statistics) {
        newFindings.know(watched);
        meters.functionCounter(MeterName.FINDINGS_OVERFLOW, watched, Findings::overflow);
        meters.gauge(MeterName.FINDINGS_HELD, Tags.empty(), watched, Findings::held);
        meters.functionCounter(
                MeterName.STATISTICS_RECORDED, statistics, s -> s.state().recorded());
        meters.functionCounter(
                MeterName.STATISTICS_LOST, statistics, s -> s.state().lost());
        meters.functionCounter(
                MeterName.STATISTICS_TORN, statistics, s -> s.state().torn());
        meters.gauge(
                MeterName.STATISTICS_PENDING,
                Tags.empty(),
                statistics,
                s -> s.state().pendingBytes());
        meters.gauge(
                MeterName.STATISTICS_BUDGET,
                Tags.empty(),
                statistics,
                s -> s.state().budgetBytes());
        meters.gauge(
                MeterName.STATISTICS_ERASURES,
                Tags.empty(),
                statistics,
                s -> s.state().pendingErasures());
        meters.gauge(
                MeterName.STATISTICS_FAILING,
                Tags.empty(),
                statistics,
                s -> secondsSince(s.state().failingSince()));
    }

    @Override
    public void watch(OpenRequests watched) {
        meters.gauge(
                MeterName.SUBJECT_REQUESTS,
                Tags.of("state", "open"),
                watched,
                r -> r.count().open());
        meters.gauge(
                MeterName.SUBJECT_REQUESTS,
                Tags.of("state", "overdue"),
                watched,
                r -> r.count().overdue());
    }

    private double secondsSince(@Nullable Instant moment) {
        return moment == null
                ? 0
                : Math.max(0.001, Duration.between(moment, clock.instant()).toMillis() / 1_000.0);
    }

    @Override
    public void close() {
        meters.close();
    }

    /** Each value of a tag in each mode: the first enforced, the first reported, the second enforced, and so on. */
    private static List<Tags> eachByMode(String tag, String... values) {
        List<Tags> variants = new ArrayList<>();
        for (String value : values) {
            for (Mode mode : MODES) {
                variants.add(Tags.of(tag, value, "mode", mode.key()));
            }
        }
        return variants;
    }

    private LabelledCounters labelled(MeterName name, int limit, String labelTag, List<Tags> variants) {
        return new LabelledCounters(limit, variants.size(), (label, i) -> {
            // Some registries take no empty tag value.
            String shown = label.isEmpty() ? "unknown" : label;
            return meters.counter(name, variants.get(i).and(labelTag, shown));
        });
    }

    private Counter[] byMode(MeterName name, Tags tags) {
        return MODES.stream()
                .map(mode -> meters.counter(name, tags.and("mode", mode.key())))
                .toArray(Counter[]::new);
    }

    private static <K extends Enum<K>, T> T of(Map<K, T> all, K key) {
        return Objects.requireNonNull(all.get(key), "every one is there from the start");
    }
}
