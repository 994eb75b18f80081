package dev.pledge.statistics.embedded;

import dev.pledge.statistics.AccessBatch;
import dev.pledge.statistics.AnswerTimes;
import dev.pledge.statistics.BatchTotals;
import dev.pledge.statistics.Forgotten;
import dev.pledge.statistics.PageDay;
import dev.pledge.statistics.PageHour;
import dev.pledge.statistics.PageTotal;
import dev.pledge.statistics.Person;
import dev.pledge.statistics.Pseudonym;
import dev.pledge.statistics.ReferrerTotal;
import dev.pledge.statistics.StatisticsStore;
import dev.pledge.statistics.StoreException;
import dev.pledge.statistics.VisitorEstimate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A store in a directory of this machine, or in memory. A batch and its node's position are one commit, synced to the
 * disk before {@link #apply} returns; an erased person is in no file of the directory when {@link #erase} returns. Of a
 * deleted file's bytes the file system may still hold some.
 *
 * <p>One process has a directory for itself. While rows are worked out, questions are answered; while they are
 * committed, questions wait.
 */
public final class EmbeddedStore implements StatisticsStore {
    private final OpenStore store;
    private final @Nullable RecentPersons recent;

    private EmbeddedStore(OpenStore store, @Nullable RecentPersons recent) {
        this.store = store;
        this.recent = recent;
    }

    /**
     * Opens the store in a directory; it is made if it is not there. A file that is damaged is given another name, and
     * the store begins anew: see {@link #setAside}.
     *
     * @throws IOException if the directory cannot be used, another process uses it, or a later version has written it
     */
    public static EmbeddedStore open(Path directory) throws IOException {
        return new EmbeddedStore(OpenStore.of(new StoreFile(directory)), null);
    }

    /**
     * Makes a store that is gone when it is closed.
     *
     * @param maxPersons about how many persons are remembered, from 1; of more, those who were here least recently are
     *     forgotten, and likewise where all together saw more than {@value RecentPersons#ROWS_PER_PERSON} pages for each of
     *     so many, a page counting anew on each day
     */
    public static EmbeddedStore inMemory(int maxPersons) {
        if (maxPersons < 1) {
            throw new IllegalArgumentException("found " + maxPersons + " persons to remember, expected at least 1");
        }
        return new EmbeddedStore(OpenStore.inMemory(), new RecentPersons(maxPersons));
    }

    /** Returns the name that a damaged file was given when the store began anew; null if that did not happen. */
    public @Nullable Path setAside() {
        return store.setAside();
    }

    @Override
    public void apply(AccessBatch batch) throws StoreException {
        store.write(opened -> {
            AccessBatch fresh = batch.after(opened.tables().positions.getOrDefault(batch.node(), 0L));
            if (!fresh.entries().isEmpty()) {
                apply(opened, fresh);
            }
            return true;
        });
    }

    private void apply(Opened opened, AccessBatch fresh) throws IOException {
        BatchTotals totals = BatchTotals.of(fresh);
        BatchChange rows = new BatchChange(opened.tables(), fresh, totals);
        RunChange runs = opened.runs().adding(BatchChange.rows(totals, opened.names()));
        store.commit(opened, runs, () -> {
            rows.daysOfVisitors().forEach(opened.answers().mergedDays()::changed);
            rows.put();
            opened.names().put();
        });
        if (recent != null) {
            recent.see(fresh);
            Set<Pseudonym> surplus = recent.tooMany(opened.runs().rows());
            if (!surplus.isEmpty()) {
                for (long day : opened.runs().days()) {
                    erase(opened, surplus, day);
                }
            }
        }
    }

    @Override
    public boolean erase(Collection<Pseudonym> person) throws StoreException {
        Set<Pseudonym> persons = Set.copyOf(new HashSet<>(person));
        boolean held = false;
        // Day by day, so that a batch need not wait for all of them.
        for (long day : store.<List<Long>>write(opened -> opened.runs().days())) {
            held |= store.<Boolean>write(opened -> erase(opened, persons, day));
        }
        if (recent != null) {
            store.write(opened -> {
                recent.forget(persons);
                return true;
            });
        }
        return held;
    }

    private boolean erase(Opened opened, Set<Pseudonym> persons, long day) throws IOException {
        RunChange change = opened.runs().erasing(persons, day);
        if (change != null) {
            store.commit(opened, change, () -> {});
        }
        return change != null;
    }

    @Override
    public Forgotten forget(LocalDate aggregate, LocalDate perUser) throws StoreException {
        long firstDay = aggregate.toEpochDay();
        long firstOfPersons = perUser.toEpochDay();
        return store.write(opened -> {
            RunChange runs = opened.runs().forgetting(firstOfPersons);
            int aggregateDays = opened.tables().daysBefore(firstDay);
            int personDays =
                    (int) runs.removed().stream().map(Run::day).distinct().count();
            store.commit(opened, runs, () -> {
                opened.answers().mergedDays().forgotten(firstDay);
                opened.tables().forget(firstDay, firstOfPersons);
            });
            opened.names().clear();
            if (recent != null) {
                recent.forgetBefore(firstOfPersons);
            }
            return new Forgotten(aggregateDays, personDays);
        });
    }

    @Override
    public List<PageHour> hours(@Nullable String page, Audience audience, Instant from, Instant to)
            throws StoreException {
        return store.read(opened -> opened.answers().hours(page, audience, from, to));
    }

    @Override
    public List<PageDay> days(@Nullable String page, Audience audience, LocalDate from, LocalDate to)
            throws StoreException {
        return store.read(opened -> opened.answers().days(page, audience, from.toEpochDay(), to.toEpochDay()));
    }

    @Override
    public List<PageTotal> topPages(Audience audience, LocalDate from, LocalDate to, int limit) throws StoreException {
        return store.read(opened -> opened.answers().topPages(audience, from.toEpochDay(), to.toEpochDay(), limit));
    }

    @Override
    public Map<Audience, Long> views(LocalDate from, LocalDate to) throws StoreException {
        return store.read(opened -> opened.answers().views(from.toEpochDay(), to.toEpochDay()));
    }

    @Override
    public VisitorEstimate visitors(@Nullable String page, LocalDate from, LocalDate to) throws StoreException {
        return store.read(opened -> opened.answers().visitors(page, from.toEpochDay(), to.toEpochDay()));
    }

    @Override
    public Map<String, VisitorEstimate> visitorsOfPages(LocalDate from, LocalDate to) throws StoreException {
        return store.read(opened -> opened.answers().visitorsOfPages(from.toEpochDay(), to.toEpochDay()));
    }

    @Override
    public List<ReferrerTotal> referrers(LocalDate from, LocalDate to, int limit) throws StoreException {
        return store.read(opened -> opened.answers().referrers(from.toEpochDay(), to.toEpochDay(), limit));
    }

    @Override
    public Map<Integer, Long> statusClasses(LocalDate from, LocalDate to) throws StoreException {
        return store.read(opened -> opened.answers().statusClasses(from.toEpochDay(), to.toEpochDay()));
    }

    @Override
    public AnswerTimes answerTimes(@Nullable String page, LocalDate from, LocalDate to) throws StoreException {
        return store.read(opened -> opened.answers().answerTimes(page, from.toEpochDay(), to.toEpochDay()));
    }

    @Override
    public @Nullable Person person(Collection<Pseudonym> person) throws StoreException {
        PersonPages pages = store.read(opened -> {
            PersonPages found = new PersonPages();
            for (Pseudonym pseudonym : new HashSet<>(person)) {
                opened.runs()
                        .find(
                                pseudonym,
                                (row, day) -> found.add(day, row, opened.names().name(day, row.page())));
            }
            return found;
        });
        return pages.person();
    }

    @Override
    public Collection<String> pages(LocalDate day) throws StoreException {
        return store.read(opened -> opened.answers().pages(day.toEpochDay()));
    }

    @Override
    public void close() {
        store.close();
    }
}
