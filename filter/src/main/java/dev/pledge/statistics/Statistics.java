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
     * Forgets a person, wherever something is held; what was counted without a name stays.
     *
     * @param person all pseudonyms of the person
     * @return whether anything was held
     * @throws StoreException if not everything could be forgotten; it is to be tried again
     */
    boolean erase(Collection<Pseudonym> person) throws StoreException;

    /** Returns how recording gets on. */
    StatisticsState state();
}
