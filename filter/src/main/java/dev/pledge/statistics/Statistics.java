package dev.pledge.statistics;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What pages are visited, in aggregate and per person. Safe for use by all threads. No question crosses persons. Hours
 * and days are those of UTC.
 */
public interface Statistics {
    /** How many days are kept in memory at most. */
    int MAX_DAYS = 32;

    /**
     * Returns empty statistics that are held in memory only.
     *
     * @param maxPages how many pages of a day are told apart; the rest is {@link PageNames#OTHER}
     * @param maxPersons about how many persons are remembered; of more, those who were here least are forgotten
     * @param days how many days are kept, today included: 2 to {@value #MAX_DAYS}
     * @param clock says which day is today
     */
    static Statistics inMemory(int maxPages, int maxPersons, int days, Clock clock) {
        return new MemoryStatistics(maxPages, maxPersons, days, clock);
    }

    /** Records one access. What is of no day that is kept is counted as {@link #expired}, and not held. */
    void record(PageAccess access);

    /**
     * Returns the accesses per page and hour, by hour and page.
     *
     * @param from the first hour is the one that this moment is in
     * @param to hours that begin at this moment or later are not among them
     */
    List<PageHour> hours(Instant from, Instant to);

    /** Returns the accesses to one page in the hours that {@link #hours} would show. */
    long accesses(String page, Instant from, Instant to);

    /**
     * Returns about how many different visitors a page had on some days together. Those who object to it, and those
     * without a session, are not among them.
     *
     * @param from the first day
     * @param to the last day, inclusive
     */
    VisitorEstimate visitors(String page, LocalDate from, LocalDate to);

    /** Returns about how many different visitors each page had on a day; pages without any are left out. */
    Map<String, VisitorEstimate> visitors(LocalDate day);

    /** Returns all that is held about a person; null if nothing is. */
    @Nullable
    Person person(Pseudonym person);

    /** Forgets a person; what was counted without a name stays. Returns whether anything was held. */
    boolean erase(Pseudonym person);

    /** Returns how many accesses were recorded since the start. */
    long recorded();

    /** Returns how many accesses were not held because their day was over for too long, or yet to come. */
    long expired();

    /** Returns about how many persons are remembered. */
    long persons();

    /** Returns how many pages of today are told apart. */
    int pages();
}
