package dev.pledge.statistics.journal;

import dev.pledge.statistics.AnswerTimes;
import dev.pledge.statistics.KeyRing;
import dev.pledge.statistics.PageDay;
import dev.pledge.statistics.PageHour;
import dev.pledge.statistics.PageTotal;
import dev.pledge.statistics.Person;
import dev.pledge.statistics.Pseudonym;
import dev.pledge.statistics.ReferrerTotal;
import dev.pledge.statistics.StatisticsAnswers;
import dev.pledge.statistics.StoreException;
import dev.pledge.statistics.VisitorEstimate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A store's answers, once it has what was recorded before the question; and with the number of keys that visitors were
 * told apart by.
 */
final class FreshAnswers implements StatisticsAnswers {
    /** Where the store is slow, an answer that lacks the latest is better than none. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final StatisticsAnswers store;
    private final Drainer drainer;

    FreshAnswers(StatisticsAnswers store, Drainer drainer) {
        this.store = store;
        this.drainer = drainer;
    }

    private StatisticsAnswers fresh() {
        drainer.catchUp(PATIENCE);
        return store;
    }

    @Override
    public List<PageHour> hours(@Nullable String page, Audience audience, Instant from, Instant to)
            throws StoreException {
        return fresh().hours(page, audience, from, to);
    }

    @Override
    public List<PageDay> days(@Nullable String page, Audience audience, LocalDate from, LocalDate to)
            throws StoreException {
        return fresh().days(page, audience, from, to);
    }

    @Override
    public List<PageTotal> topPages(Audience audience, LocalDate from, LocalDate to, int limit) throws StoreException {
        return fresh().topPages(audience, from, to, limit);
    }

    @Override
    public Map<Audience, Long> views(LocalDate from, LocalDate to) throws StoreException {
        return fresh().views(from, to);
    }

    @Override
    public VisitorEstimate visitors(@Nullable String page, LocalDate from, LocalDate to) throws StoreException {
        return fresh().visitors(page, from, to).over(KeyRing.epochs(from, to));
    }

    @Override
    public Map<String, VisitorEstimate> visitorsOfPages(LocalDate from, LocalDate to) throws StoreException {
        int epochs = KeyRing.epochs(from, to);
        Map<String, VisitorEstimate> estimates = new TreeMap<>();
        fresh().visitorsOfPages(from, to).forEach((page, estimate) -> estimates.put(page, estimate.over(epochs)));
        return estimates;
    }

    @Override
    public List<ReferrerTotal> referrers(LocalDate from, LocalDate to, int limit) throws StoreException {
        return fresh().referrers(from, to, limit);
    }

    @Override
    public Map<Integer, Long> statusClasses(LocalDate from, LocalDate to) throws StoreException {
        return fresh().statusClasses(from, to);
    }

    @Override
    public AnswerTimes answerTimes(@Nullable String page, LocalDate from, LocalDate to) throws StoreException {
        return fresh().answerTimes(page, from, to);
    }

    @Override
    public @Nullable Person person(Collection<Pseudonym> person) throws StoreException {
        return fresh().person(person);
    }

    @Override
    public Collection<String> pages(LocalDate day) throws StoreException {
        return fresh().pages(day);
    }
}
