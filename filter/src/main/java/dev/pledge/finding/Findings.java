package dev.pledge.finding;

import dev.pledge.policy.Mode;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/**
 * All that was prevented, or in {@code report} would have been: since the start, and before it as far as that is
 * {@link #restore restored}. Safe for use by all threads. What was found before is found again without a lock. So many
 * findings are held at most, each with its exact count; what is beyond is counted as overflow, and in the totals, which
 * are of what was found since the start, and exact in any case. Names of cookies in requests are chosen by whoever sends
 * them, so one kind takes at most half of the room: a flood of it hides no other kind.
 */
public final class Findings {
    /** How many findings are held unless said otherwise. */
    public static final int LIMIT = 10_000;

    private static final System.Logger LOG = System.getLogger(Findings.class.getName());

    private final HeldFindings held;
    private final Map<Kind, LongAdder> overflow = new EnumMap<>(Kind.class);
    private final Totals totals = new Totals();
    private final Clock clock;
    private final List<FindingListener> listeners;
    private final AtomicBoolean listenerFailed = new AtomicBoolean();

    /**
     * Begins with nothing found.
     *
     * @param limit how many findings are held at most, from 1
     * @param clock says when something is found
     * @param listeners are told of every finding; one that fails is logged once and spoils nothing
     */
    public Findings(int limit, Clock clock, List<FindingListener> listeners) {
        this.held = new HeldFindings(limit);
        this.clock = clock;
        this.listeners = List.copyOf(listeners);
        for (Kind kind : Kind.values()) {
            overflow.put(kind, new LongAdder());
        }
    }

    /** Returns a taker of evidence at one place, under one revision of the policy. */
    public Evidence at(String page, Mode mode, String revision) {
        return (kind, what, label) -> record(kind, what, label, page, mode, revision);
    }

    /**
     * Records one breach. Control characters in the texts are replaced and their length is bounded; in
     * {@link Mode#OFF} nothing is recorded.
     *
     * @param kind what kind of breach
     * @param what whose: a cookie name, a host, a path pattern; never a value, a query or a field
     * @param label why or whose, from a small closed set: a reason, a company
     * @param page the page's name; empty where there is none
     * @param mode whether it was prevented, or only seen
     * @param revision the revision of the policy by which it is a breach
     */
    public void record(Kind kind, String what, String label, String page, Mode mode, String revision) {
        record(kind, what, label, page, mode, revision, "");
    }

    /** Records one breach and tells the listeners the rule that it would have broken; empty if it has none of its own. */
    public void record(Kind kind, String what, String label, String page, Mode mode, String revision, String rule) {
        if (mode == Mode.OFF) {
            return;
        }
        Breach breach =
                new Breach(kind, SafeText.of(what), SafeText.of(label), SafeText.of(page), mode, SafeText.of(revision));
        totals.add(kind, breach.label(), mode);
        boolean first = false;
        HeldFindings.Entry entry = held.get(breach);
        if (entry == null) {
            entry = held.getOrAdd(breach);
            first = held.first(breach);
        }
        if (entry == null) {
            of(overflow, kind).increment();
        } else {
            entry.add(clock.millis());
        }
        tell(breach, first, rule);
    }

    /**
     * Adds findings from before the start, as far as there is room. No listener is told, totals and overflow stay as they
     * are, and what is found again is not told as first.
     *
     * @param before each once; of those that find no room the last are left out
     */
    public void restore(List<Finding> before) {
        held.restore(before);
    }

    /** Returns what was found since this was called last, each with its whole count. For one caller. */
    public List<Finding> changed() {
        return held.changed();
    }

    /**
     * Forgets what was last found before a moment. Of what is found at the very same time a count may be forgotten too.
     *
     * @return what is no longer held
     */
    public List<Finding> forget(Instant before) {
        return held.forget(before);
    }

    /**
     * Makes room where nine tenths of it are taken: of other revisions than one, the findings that were not found for
     * longest are forgotten until a quarter is free. What is of that revision stays.
     *
     * @param revision of the policy that holds
     * @return what is no longer held
     */
    public List<Finding> makeRoom(String revision) {
        return held.makeRoom(revision);
    }

    /** Returns all that is held, by kind, the most frequent first. */
    public List<Finding> all() {
        List<Finding> all = held.all();
        all.sort(Comparator.comparing(Finding::kind)
                .thenComparing(Comparator.comparingLong(Finding::count).reversed())
                .thenComparing(Finding::what)
                .thenComparing(Finding::page));
        return List.copyOf(all);
    }

    /** Returns all that is held, in no order: for who has an order of their own. */
    public List<Finding> unsorted() {
        return held.all();
    }

    /** Returns how many findings are held. */
    public int held() {
        return held.size();
    }

    /** Returns how many breaches were found for which there was no room. */
    public long overflow() {
        long sum = 0;
        for (LongAdder ofKind : overflow.values()) {
            sum += ofKind.sum();
        }
        return sum;
    }

    /** Returns how many breaches of a kind were found for which there was no room. */
    public long overflow(Kind kind) {
        return of(overflow, kind).sum();
    }

    /** Returns how many breaches of a kind were found in a mode, whether they are held or not. */
    public long total(Kind kind, Mode mode) {
        return totals.sum(kind, mode);
    }

    /**
     * Returns how many breaches of a kind were found under a label in a mode, whether they are held or not. The first
     * 500 labels of a kind are told apart; what is beyond is counted as {@code other}.
     */
    public long total(Kind kind, String label, Mode mode) {
        return totals.sum(kind, SafeText.of(label), mode);
    }

    private static <T> T of(Map<Kind, T> byKind, Kind kind) {
        return Objects.requireNonNull(byKind.get(kind), "every kind is there from the start");
    }

    private void tell(Breach breach, boolean first, String rule) {
        for (int i = 0; i < listeners.size(); i++) {
            try {
                listeners.get(i).found(breach, first, rule);
            } catch (RuntimeException e) {
                // A visitor's request must not fail because a breach could not be logged or measured.
                if (listenerFailed.compareAndSet(false, true)) {
                    LOG.log(Level.WARNING, "A listener failed on a finding; further failures are not logged", e);
                }
            }
        }
    }
}
