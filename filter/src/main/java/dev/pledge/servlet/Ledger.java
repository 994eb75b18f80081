package dev.pledge.servlet;

import dev.pledge.finding.Evidence;
import dev.pledge.finding.Kind;
import dev.pledge.history.Counter;
import dev.pledge.metrics.Outcome;
import dev.pledge.policy.Mode;
import dev.pledge.snapshot.Modes;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What one exchange comes to: what was found in it, how it came out, and the time that it spent in Pledge. A finding is
 * told when it is made, outcome and time once, when the exchange is over.
 */
final class Ledger implements Evidence {
    private static final Map<Outcome, Counter> COUNTERS = counters();

    private final Services services;
    private final Modes modes;
    private final PageName page;
    private final String revision;
    private Outcome outcome = Outcome.UNCHANGED;
    private long nanos;
    private boolean closed;

    /**
     * @param page where it is found
     * @param revision of the policy that the exchange is under
     */
    Ledger(Services services, Modes modes, PageName page, String revision) {
        this.services = services;
        this.modes = modes;
        this.page = page;
        this.revision = revision;
    }

    private static Map<Outcome, Counter> counters() {
        Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            counters.put(outcome, new Counter("request", outcome.key(), ""));
        }
        return counters;
    }

    @Override
    public void found(Kind kind, String what, String label) {
        found(kind, what, label, "");
    }

    @Override
    public void found(Kind kind, String what, String label, String rule) {
        Mode mode = modeOf(kind);
        if (mode == Mode.ENFORCE) {
            outcome = outcomeOf(kind);
        }
        if (mode != Mode.OFF) {
            services.findings().record(kind, what, label, page.now(), mode, revision, rule);
        }
    }

    /** A page that was not inspected concerns both promises that look at pages. */
    private Mode modeOf(Kind kind) {
        boolean forms = kind == Kind.PAGE_NOT_INSPECTED && modes.adServers() == Mode.OFF;
        return forms ? modes.sensitiveForms() : modes.of(kind.promise());
    }

    private Outcome outcomeOf(Kind kind) {
        return switch (kind) {
            case PLAIN_REQUEST_REDIRECTED -> Outcome.REDIRECTED;
            case EXPOSURE, DISCLOSURE_REFUSED -> Outcome.REFUSED;
            case COOKIE_DUPLICATE, COOKIE_MIXED_USE, PAGE_NOT_INSPECTED, SENSITIVE_FORM_UNLISTED -> outcome;
            default -> outcome == Outcome.UNCHANGED ? Outcome.CHANGED : outcome;
        };
    }

    /** Time was spent in Pledge, in nanoseconds. */
    void spent(long time) {
        nanos += time;
    }

    /** The exchange is over, as far as Pledge can see: outcome and time are told. Does nothing the second time. */
    void close() {
        if (!closed) {
            closed = true;
            services.meters().request(outcome, nanos);
            services.history().count(Objects.requireNonNull(COUNTERS.get(outcome)), 1);
            services.history().spent(nanos);
        }
    }
}
