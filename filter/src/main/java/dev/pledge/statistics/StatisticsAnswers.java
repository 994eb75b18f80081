package dev.pledge.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked of statistics. Hours and days are those of UTC; a range of days includes both its ends. No question
 * crosses persons. Views are those of people, unless an {@link Audience} says otherwise.
 */
public interface StatisticsAnswers {
    /** Who looks at pages. */
    enum Audience {
        /** Persons, as far as can be told. */
        PEOPLE,
        /** Programs that say that they are ones, or that a maintained list knows. */
        BOTS
    }

    /**
     * Returns the views of each page in each hour, by hour and page; hours without any are left out.
     *
     * @param page only this page; null for all
     * @param from the first hour is the one that this moment is in
     * @param to hours that begin at this moment or later are not among them
     */
    List<PageHour> hours(@Nullable String page, Audience audience, Instant from, Instant to) throws StoreException;

    /** Returns the views of each page on each day, by day and page; days without any are left out. */
    List<PageDay> days(@Nullable String page, Audience audience, LocalDate from, LocalDate to) throws StoreException;

    /** Returns the pages with the most views, the most first, then by name. */
    List<PageTotal> topPages(Audience audience, LocalDate from, LocalDate to, int limit) throws StoreException;

    /** Returns the number of views of all pages, for each audience. */
    Map<Audience, Long> views(LocalDate from, LocalDate to) throws StoreException;

    /**
     * Returns about how many different visitors there were on some days together. Those who object to it, those without
     * a session, and bots are not among them. Who came under two keys is two visitors: see {@link VisitorEstimate#epochs}.
     *
     * @param page of this page; null for the whole site
     */
    VisitorEstimate visitors(@Nullable String page, LocalDate from, LocalDate to) throws StoreException;

    /** Returns about how many different visitors each page had on some days together; pages without any are left out. */
    Map<String, VisitorEstimate> visitorsOfPages(LocalDate from, LocalDate to) throws StoreException;

    /** Returns the hosts that visitors came from, the most views first, then by name. */
    List<ReferrerTotal> referrers(LocalDate from, LocalDate to, int limit) throws StoreException;

    /** Returns how many answers of each class of status there were: 1 for 1xx to 5 for 5xx. Bots are among them. */
    Map<Integer, Long> statusClasses(LocalDate from, LocalDate to) throws StoreException;

    /**
     * Returns how long answers took that showed a page to people.
     *
     * @param page of this page; null for the whole site
     */
    AnswerTimes answerTimes(@Nullable String page, LocalDate from, LocalDate to) throws StoreException;

    /**
     * Returns all that is held about one person, or null if nothing is.
     *
     * @param person all pseudonyms of the person
     */
    @Nullable
    Person person(Collection<Pseudonym> person) throws StoreException;

    /** Returns the names of the pages that were viewed on a day, by whomever: bots are among them. */
    Collection<String> pages(LocalDate day) throws StoreException;
}
