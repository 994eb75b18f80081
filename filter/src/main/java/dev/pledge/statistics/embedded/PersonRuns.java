package dev.pledge.statistics.embedded;

import dev.pledge.statistics.Pseudonym;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The rows of persons, in runs: each is written once, and several of a size are merged into one. A change is prepared
 * first, which writes the new runs; then put into the table, where the commit makes it true; then settled, which deletes
 * what nobody needs any more. Whatever is cut off in between leaves runs that the table does not know: they are deleted
 * when the store is opened. To prepare is for one thread at a time; to find may run beside it, but not beside
 * {@link #put} and {@link #settle}.
 */
final class PersonRuns {
    private final Tables tables;
    private final RunBytes bytes;
    private Map<Long, List<Run>> days;
    private long lastNumber;

    PersonRuns(Tables tables, RunBytes bytes, Collection<Run> runs) {
        this.tables = tables;
        this.bytes = bytes;
        RunChange all = new RunChange(Map.of());
        for (Run run : runs) {
            all.add(run);
            lastNumber = Math.max(lastNumber, run.number());
        }
        this.days = all.days();
    }

    /** Returns all days that have rows. */
    List<Long> days() {
        return List.copyOf(days.keySet());
    }

    /** Returns how many rows there are; those of a person and page count once in each run. */
    long rows() {
        return days.values().stream().flatMap(List::stream).mapToLong(Run::rows).sum();
    }

    /** Hands over all rows of a person, with their days. */
    void find(Pseudonym person, ObjLongConsumer<PersonRow> found) throws IOException {
        for (List<Run> runs : days.values()) {
            for (Run run : runs) {
                try (RunReader reader = new RunReader(bytes, run.number())) {
                    reader.find(person, row -> found.accept(row, run.day()));
                }
            }
        }
    }

    /** Prepares that rows are added; of each day they are in their order. */
    RunChange adding(Map<Long, List<PersonRow>> rows) throws IOException {
        RunChange change = new RunChange(days);
        try {
            for (Map.Entry<Long, List<PersonRow>> ofDay : rows.entrySet()) {
                long day = ofDay.getKey();
                change.add(write(day, ofDay.getValue()));
                for (List<Run> crowded = change.crowded(day); !crowded.isEmpty(); crowded = change.crowded(day)) {
                    replace(change, crowded, Set.of());
                }
            }
            return change;
        } catch (IOException | RuntimeException e) {
            drop(change);
            throw e;
        }
    }

    private Run write(long day, List<PersonRow> rows) throws IOException {
        long number = ++lastNumber;
        try (RunWriter writer = new RunWriter(bytes, number)) {
            for (PersonRow row : rows) {
                writer.add(row);
            }
            return new Run(number, day, writer.finish());
        }
    }

    /** Prepares that persons are taken out of a day. Returns null if none of them is in it. */
    @Nullable
    RunChange erasing(Set<Pseudonym> persons, long day) throws IOException {
        RunChange change = new RunChange(days);
        try {
            for (Run run : days.getOrDefault(day, List.of())) {
                if (holds(run, persons)) {
                    replace(change, List.of(run), persons);
                }
            }
            return change.removed().isEmpty() ? null : change;
        } catch (IOException | RuntimeException e) {
            drop(change);
            throw e;
        }
    }

    private boolean holds(Run run, Set<Pseudonym> persons) throws IOException {
        try (RunReader reader = new RunReader(bytes, run.number())) {
            List<PersonRow> found = new ArrayList<>();
            for (Pseudonym person : persons) {
                reader.find(person, found::add);
                if (!found.isEmpty()) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Prepares that all days before one are forgotten. */
    RunChange forgetting(long firstKept) {
        RunChange change = new RunChange(days);
        days.forEach((day, runs) -> {
            if (day < firstKept) {
                List.copyOf(runs).forEach(change::remove);
            }
        });
        return change;
    }

    /** Merges runs into one, less the rows of some persons. */
    private void replace(RunChange change, List<Run> runs, Set<Pseudonym> without) throws IOException {
        long number = ++lastNumber;
        PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparing(Head::row));
        List<RunReader> readers = new ArrayList<>();
        long rows;
        try (RunWriter writer = new RunWriter(bytes, number)) {
            for (Run run : runs) {
                RunReader reader = new RunReader(bytes, run.number());
                readers.add(reader);
                advance(heads, reader);
            }
            for (Head head = heads.poll(); head != null; head = heads.poll()) {
                if (!without.contains(head.row.person())) {
                    writer.add(head.row);
                }
                advance(heads, head.reader);
            }
            rows = writer.finish();
        } finally {
            for (RunReader reader : readers) {
                reader.close();
            }
        }
        runs.forEach(change::remove);
        if (rows > 0) {
            change.add(new Run(number, runs.get(0).day(), rows));
        } else {
            bytes.delete(number);
        }
    }

    private static void advance(PriorityQueue<Head> heads, RunReader reader) throws IOException {
        PersonRow row = reader.next();
        if (row != null) {
            heads.add(new Head(row, reader));
        }
    }

    private record Head(PersonRow row, RunReader reader) {}

    /** Puts a change into the table. */
    void put(RunChange change) {
        for (Run run : change.added()) {
            tables.runs.put(run.number(), run.day());
        }
        for (Run run : change.removed()) {
            tables.runs.remove(run.number());
        }
    }

    /** Takes a change as true, once it was committed. */
    void settle(RunChange change) {
        days = new TreeMap<>(change.days());
    }

    /** Deletes the runs that a change has removed. */
    void deleteRemoved(RunChange change) throws IOException {
        for (Run run : change.removed()) {
            bytes.delete(run.number());
        }
    }

    /** Deletes the runs of a change that will not come true. */
    void drop(RunChange change) throws IOException {
        for (Run run : change.added()) {
            bytes.delete(run.number());
        }
    }
}
