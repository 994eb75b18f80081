package dev.pledge.history;

import dev.pledge.finding.Finding;
import dev.pledge.statistics.embedded.MvFile;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Counts, findings and policies in a file, or in memory. A batch is there as a whole or not at all, and says which it was: so
 * one whose commit failed is never kept twice. After a failure MVStore closes its file; it is opened again for the next call.
 * For one thread at a time.
 */
final class HistoryStore {
    private static final int FORMAT = 1;
    private static final String SINCE = "since";
    private static final String LAST = "last-batch";
    private static final String BETWEEN = "\0";
    private static final int COMMITS_PER_COMPACTION = 32;
    private static final int FILL_RATE = 60;
    private static final int BYTES_PER_COMPACTION = 4 << 20;

    private final @Nullable MvFile file;
    private final Clock clock;

    /** Batches are told apart by it from those of other runs of the application. */
    private final String run = UUID.randomUUID().toString();

    private final Map<Counter, Long> numbers = new HashMap<>();
    private final Map<Long, Counter> counters = new HashMap<>();
    private final int limit;
    private HistoryTables tables;
    private boolean damaged;
    private int commits;

    /**
     * Opens the file, or begins in memory.
     *
     * @param limit how many counters are told apart
     * @param clock says when a history begins
     */
    HistoryStore(@Nullable Path path, int limit, Clock clock) throws IOException {
        this.file = path == null ? null : new MvFile(path, "the counts and findings", FORMAT);
        this.limit = limit;
        this.clock = clock;
        this.tables = opened();
    }

    private HistoryTables opened() throws IOException {
        numbers.clear();
        counters.clear();
        if (file == null) {
            return begun(new MVStore.Builder().autoCommitDisabled().open());
        }
        return file.open(this::begun);
    }

    private HistoryTables begun(MVStore store) {
        HistoryTables begun = new HistoryTables(store);
        if (begun.notes.putIfAbsent(SINCE, clock.instant().toString()) == null) {
            store.commit();
        }
        begun.counters.forEach((number, texts) -> {
            String[] parts = texts.split(BETWEEN, -1);
            know(number, new Counter(parts[0], parts[1], parts[2]));
        });
        lookThrough(begun);
        return begun;
    }

    /** All rows are looked at once, so that damage shows when the file is opened, and not when somebody asks. */
    private void lookThrough(HistoryTables begun) {
        try {
            since(begun);
            PolicyRows.all(begun);
            FindingRows.all(begun);
            eachHour(begun, Long.MIN_VALUE, Long.MAX_VALUE, (hour, counts) -> {});
        } catch (BufferUnderflowException | DateTimeException e) {
            throw new IllegalStateException("a row is not what was written", e);
        }
    }

    private void know(long number, Counter counter) {
        numbers.put(counter, number);
        counters.put(number, counter);
    }

    /** Asks or changes something. */
    private interface Work<T> {
        T on(HistoryTables open);
    }

    private <T> T with(Work<T> work) throws IOException {
        if (tables.store().isClosed()) {
            tables = opened();
        }
        try {
            T result = work.on(tables);
            damaged = false;
            return result;
        } catch (MVStoreException e) {
            letGo(e);
            throw new IOException("the counts and findings in " + file + " cannot be used", e);
        } catch (RuntimeException | Error e) {
            if (file != null) {
                // Half of a change must not come to the file with the next.
                tables.store().closeImmediately();
            }
            throw e;
        }
    }

    /** A file that twice in a row does not say what it should begins anew. */
    private void letGo(MVStoreException cause) throws IOException {
        if (file == null) {
            return;
        }
        tables.store().closeImmediately();
        boolean says = MvFile.isDamage(cause);
        if (says && damaged) {
            file.setAside(cause);
        }
        damaged = says && !damaged;
    }

    /** Returns the name that a damaged file was given; null if there was none. */
    @Nullable
    Path setAside() {
        return file == null ? null : file.setAside();
    }

    /** Returns since when there is a history. */
    Instant since() throws IOException {
        return with(this::since);
    }

    private Instant since(HistoryTables open) {
        return Instant.parse(open.notes.getOrDefault(SINCE, clock.instant().toString()));
    }

    /** Returns whether a batch is kept, of which that is not certain. */
    boolean has(long batch) throws IOException {
        return with(open -> name(batch).equals(open.notes.get(LAST)));
    }

    private String name(long batch) {
        return run + " " + batch;
    }

    /**
     * Keeps a batch.
     *
     * @param number of the batch, another one than all before
     * @throws IOException if it is not certain that it is kept; {@link #has} tells
     */
    void keep(long number, Batch batch) throws IOException {
        change(open -> {
            batch.counts.forEach((hour, counted) -> {
                Map<Long, Long> row = HourRow.read(open.hours.get(hour));
                counted.forEach((counter, by) -> row.merge(number(open, counter), by, Long::sum));
                open.hours.put(hour, HourRow.write(row));
            });
            batch.findings.forEach((key, finding) -> {
                if (finding == null) {
                    open.findings.remove(key);
                } else {
                    open.findings.put(key, FindingRow.value(finding));
                }
            });
            batch.policies.forEach(policy -> PolicyRows.add(open, policy));
            open.notes.put(LAST, name(number));
        });
    }

    private long number(HistoryTables open, Counter counter) {
        Long known = numbers.get(counter);
        if (known != null) {
            return known;
        }
        if (numbers.size() >= limit && !counter.equals(Counter.OTHER)) {
            return number(open, Counter.OTHER);
        }
        Long last = open.counters.lastKey();
        long next = last == null ? 1 : last + 1;
        open.counters.put(next, String.join(BETWEEN, counter.group(), counter.name(), counter.variant()));
        know(next, counter);
        return next;
    }

    private void change(Consumer<HistoryTables> puts) throws IOException {
        with(open -> {
            puts.accept(open);
            open.store().commit();
            if (file != null) {
                open.store().sync();
                if (++commits % COMMITS_PER_COMPACTION == 0) {
                    open.store().compact(FILL_RATE, BYTES_PER_COMPACTION);
                }
            }
            return true;
        });
    }

    /** Shows what was counted in each hour from one on and before another, the earliest first. */
    void hours(long from, long to, BiConsumer<Long, Map<Counter, Long>> reader) throws IOException {
        with(open -> {
            eachHour(open, from, to, reader);
            return true;
        });
    }

    private void eachHour(HistoryTables open, long from, long to, BiConsumer<Long, Map<Counter, Long>> reader) {
        Cursor<Long, byte[]> cursor = open.hours.cursor(from, to - 1, false);
        while (cursor.hasNext()) {
            long hour = cursor.next();
            Map<Counter, Long> counts = new HashMap<>();
            HourRow.read(cursor.getValue()).forEach((number, count) -> {
                Counter counter = counters.getOrDefault(number, Counter.OTHER);
                counts.merge(counter, count, Long::sum);
            });
            reader.accept(hour, counts);
        }
    }

    /** Returns the findings, those found last first. */
    List<Finding> findings() throws IOException {
        return with(FindingRows::all);
    }

    /** Returns the policies that held, the latest first. */
    List<PolicyRevision> policies() throws IOException {
        return with(PolicyRows::all);
    }

    /**
     * Removes the counts of all hours before one, policies that held before it, and counters that nothing has counted since.
     *
     * @param before when that hour begins: from then on there is a history
     * @param findingsBefore what was last found before this is removed too
     */
    void forget(long firstHour, Instant before, Instant findingsBefore) throws IOException {
        change(open -> {
            Instant since = since(open);
            Instant now = clock.instant();
            if (since.isBefore(before) || since.isAfter(now)) {
                // It is after now if the clock has been set back.
                open.notes.put(SINCE, (since.isBefore(before) ? before : now).toString());
            }
            FindingRows.forget(open, findingsBefore);
            for (Long hour = open.hours.firstKey(); hour != null && hour < firstHour; hour = open.hours.firstKey()) {
                open.hours.remove(hour);
            }
            PolicyRows.forget(open, before);
            Set<Long> used = new HashSet<>();
            Cursor<Long, byte[]> rows = open.hours.cursor(null);
            while (rows.hasNext()) {
                rows.next();
                used.addAll(HourRow.read(rows.getValue()).keySet());
            }
            for (Map.Entry<Long, Counter> known : new TreeMap<>(counters).entrySet()) {
                if (!used.contains(known.getKey())) {
                    open.counters.remove(known.getKey());
                    counters.remove(known.getKey());
                    numbers.remove(known.getValue());
                }
            }
        });
    }

    /** Closes the file. What was committed is in it, even if a last note of that cannot be made. */
    void close() {
        try {
            tables.store().close();
        } catch (MVStoreException e) {
            tables.store().closeImmediately();
        }
    }
}
