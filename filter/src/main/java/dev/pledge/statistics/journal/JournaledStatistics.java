package dev.pledge.statistics.journal;

import dev.pledge.statistics.Erasure;
import dev.pledge.statistics.PageAccess;
import dev.pledge.statistics.Pseudonym;
import dev.pledge.statistics.Statistics;
import dev.pledge.statistics.StatisticsAnswers;
import dev.pledge.statistics.StatisticsState;
import dev.pledge.statistics.StatisticsStore;
import dev.pledge.statistics.StoreException;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statistics that lose nothing: an access is in the journal when {@link #record} returns, and in the store soon after. To
 * record takes no lock and makes no system call.
 */
public final class JournaledStatistics implements Statistics, AutoCloseable {
    private final Journal journal;
    private final Drainer drainer;
    private final StatisticsStore store;
    private final StatisticsAnswers answers;
    private final long budgetBytes;

    private JournaledStatistics(Journal journal, Drainer drainer, StatisticsStore store, long budgetBytes) {
        this.journal = journal;
        this.budgetBytes = budgetBytes;
        this.drainer = drainer;
        this.store = store;
        this.answers = new FreshAnswers(store, drainer);
    }

    /**
     * Begins to record.
     *
     * @param settings where the journal is
     * @param store where accesses are kept; it is closed with this, or if this throws
     * @param maxPages how many pages of a day are told apart
     * @param chores what is done now and then, such as forgetting
     * @throws IOException if the journal cannot be opened: another process uses it, or its directory cannot be written
     */
    public static JournaledStatistics open(
            JournalSettings settings, StatisticsStore store, int maxPages, List<Chore> chores, Clock clock)
            throws IOException {
        Journal journal = null;
        boolean begun = false;
        try {
            journal = Journal.open(settings, clock);
            Drainer drainer = new Drainer(journal, store, new PageLimit(maxPages, store), chores, clock);
            drainer.start();
            begun = true;
            return new JournaledStatistics(journal, drainer, store, settings.budgetBytes());
        } finally {
            if (!begun) {
                letGo(journal, store);
            }
        }
    }

    private static void letGo(@Nullable Journal journal, StatisticsStore store) throws IOException {
        try {
            if (journal != null) {
                journal.close();
            }
        } finally {
            store.close();
        }
    }

    @Override
    public void record(PageAccess access) {
        journal.append(access);
    }

    @Override
    public StatisticsAnswers answers() {
        return answers;
    }

    @Override
    public Erasure erase(Collection<Pseudonym> person) throws StoreException {
        return drainer.erase(person);
    }

    @Override
    public StatisticsState state() {
        DrainerState drained = drainer.state();
        return new StatisticsState(
                journal.recorded(),
                journal.lost(),
                journal.torn(),
                journal.pendingBytes(),
                budgetBytes,
                journal.erasures().size(),
                drained.lastSuccess(),
                drained.failingSince(),
                drained.message());
    }

    /**
     * Brings what is left to the store, if it takes it soon, and ends. What is not taken stays in the journal.
     *
     * @throws IOException if the journal's files could not be closed
     */
    @Override
    public void close() throws IOException {
        drainer.close();
        letGo(journal, store);
    }
}
