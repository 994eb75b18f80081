package dev.pledge.finding;

import dev.pledge.policy.Mode;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * All that was prevented since the start, or in {@code report} would have been; safe for use by all threads. What was
 * found before is found again without a lock. So many findings are held at most, each with its exact count; what is
 * beyond is counted as overflow, and in the totals, which are exact in any case. Names of cookies in requests are
 * chosen by whoever sends them, so one kind takes at most half of the room: a flood of it hides no other kind.
 */
public final class Findings {
    /** How many findings are held unless said otherwise. */
    public static final int LIMIT = 10_000;

    private static final System.Logger LOG = System.getLogger(Findings.class.getName());

    private final BoundedTable<Breach, Entry> entries;
    private final BoundedTable<First, Boolean> firsts;
    private final Map<Kind, AtomicInteger> heldOfKind = new EnumMap<>(Kind.class);
    private final int limitOfKind;
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
        this.entries = new BoundedTable<>(limit);
        this.firsts = new BoundedTable<>(limit);
        this.limitOfKind = (limit + 1) / 2;
        this.clock = clock;
        this.listeners = List.copyOf(listeners);
        for (Kind kind : Kind.values()) {
            heldOfKind.put(kind, new AtomicInteger());
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
        Entry entry = entries.get(breach);
        if (entry == null) {
            entry = entries.getOrAdd(breach, this::entryIfRoom);
            first = first(breach);
        }
        if (entry == null) {
            of(overflow, kind).increment();
        } else {
            entry.add(clock.millis());
        }
        tell(breach, first, rule);
    }

    /** Returns all that is held, by kind, the most frequent first. */
    public List<Finding> all() {
        List<Finding> all = new ArrayList<>();
        entries.forEach((breach, entry) -> {
            long count = entry.count.sum();
            if (count > 0) {
                all.add(entry.finding(breach, count));
            }
        });
        all.sort(Comparator.comparing(Finding::kind)
                .thenComparing(Comparator.comparingLong(Finding::count).reversed())
                .thenComparing(Finding::what)
                .thenComparing(Finding::page));
        return List.copyOf(all);
    }

    /** Returns how many findings are held. */
    public int held() {
        return entries.size();
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

    private @Nullable Entry entryIfRoom(Breach breach) {
        AtomicInteger held = of(heldOfKind, breach.kind());
        int before = held.get();
        while (before < limitOfKind) {
            if (held.compareAndSet(before, before + 1)) {
                return new Entry();
            }
            before = held.get();
        }
        return null;
    }

    private static <T> T of(Map<Kind, T> byKind, Kind kind) {
        return Objects.requireNonNull(byKind.get(kind), "every kind is there from the start");
    }

    private boolean first(Breach breach) {
        First key = new First(breach.kind(), breach.what(), breach.revision());
        if (firsts.get(key) != null) {
            return false;
        }
        boolean[] made = {false};
        firsts.getOrAdd(key, k -> made[0] = true);
        return made[0];
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

    private record First(Kind kind, String what, String revision) {}

    private static final class Entry {
        final LongAdder count = new LongAdder();
        final LongAccumulator first = new LongAccumulator(Math::min, Long.MAX_VALUE);
        final LongAccumulator last = new LongAccumulator(Math::max, Long.MIN_VALUE);

        void add(long millis) {
            first.accumulate(millis);
            last.accumulate(millis);
            count.increment();
        }

        Finding finding(Breach b, long counted) {
            return new Finding(
                    b.kind(),
                    b.what(),
                    b.label(),
                    b.page(),
                    b.mode(),
                    b.revision(),
                    counted,
                    Instant.ofEpochMilli(first.get()),
                    Instant.ofEpochMilli(last.get()));
        }
    }
}
