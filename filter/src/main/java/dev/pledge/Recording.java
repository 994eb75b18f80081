package dev.pledge;

import dev.pledge.history.Counter;
import dev.pledge.history.Tally;
import dev.pledge.policy.Fsync;
import dev.pledge.policy.Retention;
import dev.pledge.policy.StatisticsPolicy;
import dev.pledge.policy.Storage;
import dev.pledge.statistics.Forgotten;
import dev.pledge.statistics.KeyRing;
import dev.pledge.statistics.Statistics;
import dev.pledge.statistics.StatisticsStore;
import dev.pledge.statistics.StoreException;
import dev.pledge.statistics.journal.Chore;
import dev.pledge.statistics.journal.JournalSettings;
import dev.pledge.statistics.journal.JournaledStatistics;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The statistics of an application as its policy wants them: where they are, how long they are kept, and the keys of their
 * pseudonyms. They outlive a reload; only how long they are kept can change with one.
 */
final class Recording implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Recording.class.getName());
    private static final Duration HOUR = Duration.ofHours(1);

    /** Memory is not for months of aggregates. */
    private static final int DAYS_IN_MEMORY = 32;

    private static final int MEGABYTE = 1_000_000;
    private static final Counter AGGREGATE_DAYS = new Counter("deletion", "statistics", "aggregate-days");
    private static final Counter PERSON_DAYS = new Counter("deletion", "statistics", "person-days");

    private final KeyRing keys;
    private final JournaledStatistics statistics;

    private Recording(KeyRing keys, JournaledStatistics statistics) {
        this.keys = keys;
        this.statistics = statistics;
    }

    /**
     * Begins to record.
     *
     * @param policy as it is at the start
     * @param current as it is at any time
     * @param tally counts what is forgotten
     * @param chores what else is to be done now and then
     * @throws IOException if a directory, a key or a file cannot be used; the message names it
     */
    static Recording start(
            StatisticsPolicy policy, Supplier<StatisticsPolicy> current, Tally tally, List<Chore> chores, Clock clock)
            throws IOException {
        Storage storage = policy.storage();
        String data = storage.data();
        Path directory = data == null ? null : Resources.directory(data);
        KeyRing keys = keys(policy, clock);
        JournalSettings journal =
                directory == null ? JournalSettings.inMemory() : settings(storage, directory.resolve("journal"));
        StatisticsStore store = new StoreChoice(policy, directory).open();
        Chore forgetting = new Chore("forgetting what is old", HOUR, () -> {
            Forgotten forgotten = forget(store, current.get(), clock);
            tally.count(AGGREGATE_DAYS, forgotten.aggregateDays());
            tally.count(PERSON_DAYS, forgotten.personDays());
        });
        Chore turning = new Chore("changing the keys of pseudonyms", HOUR, () -> turn(keys));
        List<Chore> all = new ArrayList<>(List.of(forgetting, turning));
        all.addAll(chores);
        JournaledStatistics statistics = JournaledStatistics.open(journal, store, policy.maxPages(), all, clock);
        if (directory != null) {
            LOG.log(Level.INFO, "Page accesses are recorded in {0}.", directory);
        }
        return new Recording(keys, statistics);
    }

    KeyRing keys() {
        return keys;
    }

    Statistics statistics() {
        return statistics;
    }

    private static KeyRing keys(StatisticsPolicy policy, Clock clock) throws IOException {
        LocalDate day = today(clock);
        int daysKept = (int) ChronoUnit.DAYS.between(policy.keep().firstPerUserDay(day), day) + 1;
        String keys = policy.storage().keys();
        String data = policy.storage().data();
        if (keys != null) {
            return KeyRing.in(Resources.directory(keys), daysKept, clock);
        }
        return data == null
                ? KeyRing.inMemory(daysKept, clock)
                : KeyRing.in(Resources.directory(data).resolve("keys"), daysKept, clock);
    }

    private static JournalSettings settings(Storage storage, Path directory) {
        JournalSettings settings = JournalSettings.in(directory).with(fsync(storage.fsync()));
        long budget = (long) storage.journalMegabytes() * MEGABYTE;
        long largest = budget / 4 / JournalSettings.LEAST_SEGMENT * JournalSettings.LEAST_SEGMENT;
        return settings.withSegments((int) Math.min(JournalSettings.LARGEST_SEGMENT, largest))
                .withBudget(budget);
    }

    private static dev.pledge.statistics.journal.Fsync fsync(Fsync fsync) {
        return new dev.pledge.statistics.journal.Fsync(fsync.every());
    }

    private static Forgotten forget(StatisticsStore store, StatisticsPolicy policy, Clock clock) throws StoreException {
        LocalDate day = today(clock);
        Retention keep = policy.keep();
        LocalDate aggregate = keep.firstAggregateDay(day);
        LocalDate inMemory = day.minusDays(DAYS_IN_MEMORY - 1);
        boolean memory = policy.storage().data() == null;
        return store.forget(memory && aggregate.isBefore(inMemory) ? inMemory : aggregate, keep.firstPerUserDay(day));
    }

    private static void turn(KeyRing keys) throws StoreException {
        try {
            keys.turn();
        } catch (IOException e) {
            throw new StoreException("the keys of pseudonyms", e);
        }
    }

    private static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Brings what is left to the store, if it takes it soon. */
    @Override
    public void close() {
        try {
            statistics.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The journal of page accesses could not be closed.", e);
        }
    }
}
