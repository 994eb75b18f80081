package dev.pledge.statistics.embedded;

import java.util.List;
import org.h2.mvstore.MVStore;

/**
 * An open store, in its parts.
 *
 * @param tables all but the rows of persons
 * @param names what those rows call pages
 * @param runs the rows of persons
 * @param answers what the tables say
 */
record Opened(Tables tables, DayNames names, PersonRuns runs, Answers answers) {
    static Opened of(Tables tables, RunBytes bytes, List<Run> runs) {
        return new Opened(tables, new DayNames(tables), new PersonRuns(tables, bytes, runs), new Answers(tables));
    }

    static Opened inMemory() {
        Tables tables = new Tables(new MVStore.Builder().autoCommitDisabled().open());
        return of(tables, new RunsInMemory(), List.of());
    }
}
