package dev.pledge.history;

import dev.pledge.finding.Finding;
import dev.pledge.finding.Findings;
import dev.pledge.statistics.Statistics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gathers what is new, and brings it to the store, each thing once. For one thread at a time, but for the policies. */
final class Saving {
    /** What the statement tells of the last 30 days is kept in any case. */
    private static final int DAYS_AT_LEAST = 31;

    /** Memory is not for months. */
    private static final int DAYS_IN_MEMORY = 32;

    private static final long MILLIS_OF_HOUR = 3_600_000;

    /** What is found at a save was counted since the one before, which was not longer ago than this. */
    private static final long USUAL_MILLIS = 2_000;

    private final HistoryStore store;
    private final LiveCounts live;
    private final AccessSample accesses;
    private final Clock clock;
    private final Supplier<Period> keep;
    private final boolean inMemory;
    private volatile List<PolicyRevision> policies;
    private @Nullable Findings findings;
    private Batch fresh = new Batch();
    private @Nullable Batch uncertain;
    private long number;
    private long lastSave;
    private @Nullable LocalDate forgotten;
    private @Nullable Path setAside;

    Saving(HistoryStore store, LiveCounts live, Clock clock, Supplier<Period> keep, boolean inMemory)
            throws IOException {
        this.store = store;
        this.live = live;
        this.accesses = new AccessSample(live);
        this.clock = clock;
        this.keep = keep;
        this.inMemory = inMemory;
        this.policies = store.policies();
        this.setAside = store.setAside();
        this.lastSave = clock.millis();
    }

    void watch(Findings watched) throws IOException {
        watched.restore(store.findings());
        findings = watched;
    }

    void watch(Statistics watched) {
        accesses.watch(watched);
    }

    void endStatistics() {
        gather();
        accesses.end(taker(hourOfCounts()));
    }

    /** Notes that a policy holds, if it is not the one that held before. */
    void hold(String revision, String digest, String text) {
        List<PolicyRevision> before = policies;
        if (!before.isEmpty()
                && before.get(0).revision().equals(revision)
                && before.get(0).digest().equals(digest)) {
            return;
        }
        PolicyRevision policy =
                new PolicyRevision(revision, digest, Instant.ofEpochMilli(clock.millis()), shared(digest, text));
        List<PolicyRevision> all = new ArrayList<>(before);
        all.add(0, policy);
        policies = List.copyOf(all.subList(0, Math.min(all.size(), PolicyRows.LIMIT)));
        fresh.policies.add(policy);
    }

    /** Lists that change make many revisions of one policy: what it says is to be in memory once. */
    private String shared(String digest, String text) {
        for (PolicyRevision known : policies) {
            if (known.digest().equals(digest) && known.text().equals(text)) {
                return known.text();
            }
        }
        return text;
    }

    /** Returns the policies that held, the latest first; for all threads. */
    List<PolicyRevision> policies() {
        return policies;
    }

    /** Shows all hours of some buckets, up to now. */
    void read(Buckets buckets) throws IOException {
        gather();
        settle();
        store.hours(buckets.firstHour(), buckets.endHour(), buckets::add);
        fresh.counts.forEach(buckets::add);
    }

    /** @throws IOException if it is not certain that all of it is kept; the next call makes sure */
    void save() throws IOException {
        gather();
        settle();
        beginAnewIfSetAside();
        forgetOnceADay();
        if (!fresh.isEmpty()) {
            Batch batch = fresh;
            uncertain = batch;
            fresh = new Batch();
            store.keep(++number, batch);
            uncertain = null;
        }
    }

    private void gather() {
        live.take(taker(hourOfCounts()));
        accesses.take(taker(hourOfCounts()));
        lastSave = clock.millis();
        Findings watched = findings;
        if (watched != null && live.takeFound()) {
            watched.changed().forEach(finding -> fresh.findings.put(FindingRow.key(finding), finding));
            if (!policies.isEmpty()) {
                drop(watched.makeRoom(policies.get(0).revision()));
            }
        }
    }

    private LiveCounts.Taker taker(long hour) {
        return (counter, by) -> fresh.add(hour, counter, by);
    }

    /** What was counted by the end of an hour's last second is of that hour, though it is found in the next one's first. */
    private long hourOfCounts() {
        long now = clock.millis();
        boolean usual = lastSave <= now && now - lastSave <= USUAL_MILLIS;
        return Math.floorDiv(usual ? Math.max(lastSave, now - USUAL_MILLIS / 2) : now, MILLIS_OF_HOUR);
    }

    private void drop(List<Finding> old) {
        old.forEach(finding -> fresh.findings.put(FindingRow.key(finding), null));
    }

    /** Finds out whether a batch is kept whose commit failed; if not, it is to be kept with the next. */
    private void settle() throws IOException {
        Batch batch = uncertain;
        if (batch != null) {
            if (!store.has(number)) {
                fresh.addBefore(batch);
            }
            uncertain = null;
        }
    }

    /** What is known goes to the new file; hours that only the damaged one had are lost. */
    private void beginAnewIfSetAside() {
        Path aside = store.setAside();
        if (!Objects.equals(aside, setAside)) {
            setAside = aside;
            if (findings != null) {
                findings.all().forEach(finding -> fresh.findings.put(FindingRow.key(finding), finding));
            }
            fresh.policies.clear();
            policies.forEach(policy -> fresh.policies.add(0, policy));
        }
    }

    private void forgetOnceADay() throws IOException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (today.equals(forgotten)) {
            return;
        }
        LocalDate first = today.minus(keep.get());
        LocalDate least = today.minusDays(DAYS_AT_LEAST);
        LocalDate firstOfCounts = inMemory ? today.minusDays(DAYS_IN_MEMORY) : first.isBefore(least) ? first : least;
        Instant before = firstOfCounts.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant findingsBefore = first.atStartOfDay(ZoneOffset.UTC).toInstant();
        store.forget(Math.floorDiv(before.toEpochMilli(), MILLIS_OF_HOUR), before, findingsBefore);
        if (findings != null) {
            drop(findings.forget(findingsBefore));
        }
        if (fresh.policies.isEmpty()) {
            policies = store.policies();
        }
        forgotten = today;
    }
}
