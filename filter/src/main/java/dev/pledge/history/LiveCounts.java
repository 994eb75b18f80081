package dev.pledge.history;

import dev.pledge.finding.BoundedTable;
import dev.pledge.finding.Kind;
import dev.pledge.policy.Mode;
import dev.pledge.statistics.AnswerTimes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts since the start. All threads count; one at a time takes what is new. What is counted is in what is taken once,
 * be it a little later.
 */
final class LiveCounts implements Tally {
    private static final String TIME = "time";

    private final BoundedTable<Counter, Cell> cells;
    private final Cell other = new Cell(Counter.OTHER);
    private final LongAdder answered = new LongAdder();
    private volatile boolean found;
    private final Cell[] times = new Cell[AnswerTimes.BUCKETS];
    private final Map<Kind, Map<Mode, Cell>> findings = new EnumMap<>(Kind.class);

    /** @param limit how many counters are told apart */
    LiveCounts(int limit) {
        this.cells = new BoundedTable<>(limit);
        for (int i = 0; i < times.length; i++) {
            times[i] = new Cell(new Counter(TIME, "" + i, ""));
        }
        for (Kind kind : Kind.values()) {
            Map<Mode, Cell> ofKind = new EnumMap<>(Mode.class);
            for (Mode mode : Mode.values()) {
                ofKind.put(mode, new Cell(Counter.finding(kind, mode)));
            }
            findings.put(kind, ofKind);
        }
    }

    @Override
    public void count(Counter counter, long by) {
        Cell cell = cells.getOrAdd(counter, Cell::new);
        (cell == null ? other : cell).sum.add(by);
    }

    void found(Kind kind, Mode mode) {
        Objects.requireNonNull(Objects.requireNonNull(findings.get(kind)).get(mode))
                .sum
                .increment();
        if (!found) {
            found = true;
        }
    }

    /** Returns whether anything was found since this was asked last; what was found is among the findings by then. */
    boolean takeFound() {
        if (!found) {
            // Not to be written here: what is found just now would be overlooked until the next.
            return false;
        }
        found = false;
        return true;
    }

    void spent(long nanos) {
        times[AnswerTimes.bucket(nanos / 1_000)].sum.increment();
    }

    /** Returns the bucket of times that a counter is, or -1 if it is another counter. */
    static int bucketOfTimes(Counter counter) {
        return counter.group().equals(TIME) ? Integer.parseInt(counter.name()) : -1;
    }

    /** An answer is about to be recorded. It is not among what is taken here: see {@link AccessSample}. */
    void answer() {
        answered.increment();
    }

    long answered() {
        return answered.sum();
    }

    /** Takes what was counted. */
    interface Taker {
        void take(Counter counter, long by);
    }

    /** Hands over what was counted since this was done last. */
    void take(Taker taker) {
        for (Cell cell : all()) {
            long now = cell.sum.sum();
            if (now != cell.taken) {
                taker.take(cell.counter, now - cell.taken);
                cell.taken = now;
            }
        }
    }

    private List<Cell> all() {
        List<Cell> all = new ArrayList<>(List.of(times));
        findings.values().forEach(ofKind -> all.addAll(ofKind.values()));
        cells.forEach((counter, cell) -> all.add(cell));
        all.add(other);
        return all;
    }

    private static final class Cell {
        private final Counter counter;
        private final LongAdder sum = new LongAdder();

        /** What of it has been taken; for whoever takes. */
        private long taken;

        Cell(Counter counter) {
            this.counter = counter;
        }
    }
}
