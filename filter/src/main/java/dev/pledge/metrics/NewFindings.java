package dev.pledge.metrics;

import dev.pledge.finding.Breach;
import dev.pledge.finding.Finding;
import dev.pledge.finding.Findings;
import dev.pledge.finding.Kind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Counts whose breaches had never been found before: a cookie that nobody had seen, a host that is new on the pages. Unlike a
 * finding it is the same under every revision of the policy: new rules make no old cookie a new one. Safe for use by all
 * threads; what was found before takes one look into a table.
 */
final class NewFindings {
    /** How many of a kind are told apart: more cookies and hosts than a site has, and what a flood of names may take. */
    static final int LIMIT = 2_000;

    private final Map<Kind, OfKind> kinds = new EnumMap<>(Kind.class);
    private final Clock clock;

    private record OfKind(FirstSeen seen, Counter counter) {}

    NewFindings(RegisteredMeters meters, Clock clock) {
        this.clock = clock;
        for (Kind kind : Kind.values()) {
            Tags tags = PledgeMeters.tags(kind);
            FirstSeen seen = new FirstSeen(LIMIT);
            kinds.put(kind, new OfKind(seen, meters.counter(MeterName.FINDINGS_NEW, tags)));
            meters.gauge(MeterName.FINDINGS_NEWEST, tags, seen, s -> s.newest() / 1_000.0);
        }
    }

    void found(Breach breach) {
        OfKind kind = of(breach.kind());
        if (kind.seen.isNew(breach.what(), clock)) {
            kind.counter.increment();
        }
    }

    /** Takes all that is held as found before. */
    void know(Findings findings) {
        for (Finding finding : findings.all()) {
            of(finding.kind()).seen.know(finding.what(), finding.first().toEpochMilli());
        }
    }

    private OfKind of(Kind kind) {
        return Objects.requireNonNull(kinds.get(kind), "every kind is there from the start");
    }
}
