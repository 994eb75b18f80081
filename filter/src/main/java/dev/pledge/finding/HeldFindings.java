package dev.pledge.finding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * So many different findings at most, each with its count, and which kinds and whats of a revision have been told as first.
 * One kind takes at most half of the room. Safe for use by all threads.
 */
final class HeldFindings {
    private final BoundedTable<Breach, Entry> entries;
    private final BoundedTable<First, Boolean> firsts;
    private final Map<Kind, AtomicInteger> heldOfKind = new EnumMap<>(Kind.class);
    private final int limit;
    private final int limitOfKind;

    HeldFindings(int limit) {
        this.entries = new BoundedTable<>(limit);
        this.firsts = new BoundedTable<>(limit);
        this.limit = limit;
        this.limitOfKind = (limit + 1) / 2;
        for (Kind kind : Kind.values()) {
            heldOfKind.put(kind, new AtomicInteger());
        }
    }

    /** Returns the finding of a breach that was found before, without a lock; null if there is none. */
    @Nullable
    Entry get(Breach breach) {
        return entries.get(breach);
    }

    /** Returns the finding of a breach; null if there is no room for it. */
    @Nullable
    Entry getOrAdd(Breach breach) {
        return entries.getOrAdd(breach, this::entryIfRoom);
    }

    private @Nullable Entry entryIfRoom(Breach breach) {
        AtomicInteger held = ofKind(breach.kind());
        int before = held.get();
        while (before < limitOfKind) {
            if (held.compareAndSet(before, before + 1)) {
                return new Entry();
            }
            before = held.get();
        }
        return null;
    }

    /** Returns whether a breach is the first of its kind and what in its revision; once only. */
    boolean first(Breach breach) {
        First key = First.of(breach);
        if (firsts.get(key) != null) {
            return false;
        }
        boolean[] made = {false};
        firsts.getOrAdd(key, k -> made[0] = true);
        return made[0];
    }

    int size() {
        return entries.size();
    }

    /** Returns all that was found at least once, in no order. */
    List<Finding> all() {
        List<Finding> all = new ArrayList<>();
        entries.forEach((breach, entry) -> {
            long count = entry.count.sum();
            if (count > 0) {
                all.add(entry.finding(breach, count));
            }
        });
        return all;
    }

    void restore(Collection<Finding> before) {
        for (Finding finding : before) {
            Breach breach = breach(finding);
            Entry entry = getOrAdd(breach);
            first(breach);
            if (entry != null) {
                entry.first.accumulate(finding.first().toEpochMilli());
                entry.last.accumulate(finding.last().toEpochMilli());
                entry.count.add(finding.count());
                entry.taken += finding.count();
            }
        }
    }

    List<Finding> changed() {
        List<Finding> changed = new ArrayList<>();
        entries.forEach((breach, entry) -> {
            long count = entry.count.sum();
            if (count != entry.taken) {
                entry.taken = count;
                changed.add(entry.finding(breach, count));
            }
        });
        return changed;
    }

    List<Finding> forget(Instant before) {
        List<Finding> old = all().stream()
                .filter(finding -> finding.last().isBefore(before))
                .toList();
        old.forEach(this::drop);
        forgetFirsts(old);
        return old;
    }

    List<Finding> makeRoom(String revision) {
        if (!isCrowded()) {
            return List.of();
        }
        List<Finding> dropped = new ArrayList<>();
        all().stream()
                .filter(finding -> !finding.revision().equals(revision))
                .sorted(Comparator.comparing(Finding::last))
                .forEach(finding -> {
                    if (isThreeQuartersFull(finding.kind())) {
                        drop(finding);
                        dropped.add(finding);
                    }
                });
        forgetFirsts(dropped);
        return dropped;
    }

    private boolean isCrowded() {
        boolean crowded = entries.size() >= limit - limit / 10;
        for (AtomicInteger held : heldOfKind.values()) {
            crowded |= held.get() >= limitOfKind - limitOfKind / 10;
        }
        return crowded;
    }

    private boolean isThreeQuartersFull(Kind kind) {
        return ofKind(kind).get() > limitOfKind - limitOfKind / 4 || entries.size() > limit - limit / 4;
    }

    private void drop(Finding finding) {
        if (entries.remove(breach(finding))) {
            ofKind(finding.kind()).decrementAndGet();
        }
    }

    /** What is found again after it was forgotten is told as first again. */
    private void forgetFirsts(List<Finding> dropped) {
        if (dropped.isEmpty()) {
            return;
        }
        Set<First> gone = new HashSet<>();
        dropped.forEach(finding -> gone.add(First.of(breach(finding))));
        entries.forEach((breach, entry) -> gone.remove(First.of(breach)));
        gone.forEach(firsts::remove);
    }

    private static Breach breach(Finding finding) {
        return new Breach(
                finding.kind(), finding.what(), finding.label(), finding.page(), finding.mode(), finding.revision());
    }

    private AtomicInteger ofKind(Kind kind) {
        return Objects.requireNonNull(heldOfKind.get(kind), "every kind is there from the start");
    }

    private record First(Kind kind, String what, String revision) {
        static First of(Breach breach) {
            return new First(breach.kind(), breach.what(), breach.revision());
        }
    }

    /** How often and when something was found. */
    static final class Entry {
        private final LongAdder count = new LongAdder();
        private final LongAccumulator first = new LongAccumulator(Math::min, Long.MAX_VALUE);
        private final LongAccumulator last = new LongAccumulator(Math::max, Long.MIN_VALUE);

        /** How often it had been found when its changes were last asked for; for whoever asks. */
        private long taken;

        void add(long millis) {
            first.accumulate(millis);
            last.accumulate(millis);
            count.increment();
        }

        private Finding finding(Breach b, long counted) {
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
