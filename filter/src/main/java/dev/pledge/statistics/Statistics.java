package dev.pledge.statistics;

import java.util.Collection;

/** What pages are visited, in aggregate and per person. Safe for use by all threads. */
public interface Statistics {
    /**
     * Records one access. Nobody waits for a store. What cannot be recorded is counted, see {@link StatisticsState#lost}.
     */
    void record(PageAccess access);

    /**
     * Returns what can be asked, of all that was recorded before the question. Where the store does not take what it is
     * given at present, the latest is missing. To ask may block; it is not for a request's way.
     */
    StatisticsAnswers answers();

    /**
     * Forgets a person, wherever something is held; what was counted without a name stays. Where the store is away, the
     * wish is noted and carried out when it is back; it survives a restart.
     *
     * @param person all pseudonyms of the person
     * @throws StoreException if not everything could be forgotten, and the wish not be noted; it is to be tried again
     */
    Erasure erase(Collection<Pseudonym> person) throws StoreException;

    /** Returns how recording gets on. */
    StatisticsState state();
}
