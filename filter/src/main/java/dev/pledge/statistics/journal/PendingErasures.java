package dev.pledge.statistics.journal;

import dev.pledge.statistics.Pseudonym;
import dev.pledge.statistics.StatisticsStore;
import dev.pledge.statistics.StoreException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom the store is still to forget, for it was away when they asked. It does so before it is given anything more: what a
 * person does after that wish is not part of it. To be changed by whoever holds the journal's reading lock; all threads
 * may look.
 */
final class PendingErasures {
    private static final Logger LOG = System.getLogger(PendingErasures.class.getName());

    private final @Nullable JournalDirectory directory;
    private volatile Set<Pseudonym> persons;

    private PendingErasures(@Nullable JournalDirectory directory, Set<Pseudonym> persons) {
        this.directory = directory;
        this.persons = persons;
    }

    /** Takes up what an earlier process was asked for. */
    static PendingErasures in(JournalDirectory directory) throws IOException {
        return new PendingErasures(directory, directory.erasures());
    }

    static PendingErasures inMemory() {
        return new PendingErasures(null, Set.of());
    }

    boolean isEmpty() {
        return persons.isEmpty();
    }

    /** Returns how many pseudonyms there are. */
    int size() {
        return persons.size();
    }

    /**
     * Notes a person; once this returns, the wish survives the loss of power.
     *
     * @throws IOException if it cannot be written: then it is not noted
     */
    void add(Collection<Pseudonym> person) throws IOException {
        Set<Pseudonym> all = new HashSet<>(persons);
        all.addAll(person);
        if (directory != null) {
            directory.keepErasures(all);
        }
        persons = Set.copyOf(all);
    }

    /** Has the store forget all of them; returns whether there was anybody. */
    boolean carryOut(StatisticsStore store) throws StoreException {
        Set<Pseudonym> all = persons;
        if (all.isEmpty()) {
            return false;
        }
        store.erase(all);
        remove(all);
        return true;
    }

    /** Notes that the store has forgotten a person. */
    void remove(Collection<Pseudonym> person) {
        Set<Pseudonym> rest = new HashSet<>(persons);
        if (!rest.removeAll(person)) {
            return;
        }
        persons = Set.copyOf(rest);
        if (directory != null) {
            try {
                directory.keepErasures(rest);
            } catch (IOException e) {
                LOG.log(Level.WARNING, "journal: persons who are forgotten will be so again at the next start", e);
            }
        }
    }
}
