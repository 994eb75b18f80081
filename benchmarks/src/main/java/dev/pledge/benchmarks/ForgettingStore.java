package dev.pledge.benchmarks;

import dev.pledge.statistics.AccessBatch;
import dev.pledge.statistics.AnswerTimes;
import dev.pledge.statistics.Forgotten;
import dev.pledge.statistics.PageDay;
import dev.pledge.statistics.PageHour;
import dev.pledge.statistics.PageTotal;
import dev.pledge.statistics.Person;
import dev.pledge.statistics.Pseudonym;
import dev.pledge.statistics.ReferrerTotal;
import dev.pledge.statistics.StatisticsStore;
import dev.pledge.statistics.VisitorEstimate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A store that takes everything and keeps nothing, so that nothing but the journal is measured. */
final class ForgettingStore implements StatisticsStore {
    @Override
    public void apply(AccessBatch batch) {}

    @Override
    public boolean erase(Collection<Pseudonym> person) {
        return false;
    }

    @Override
    public Forgotten forget(LocalDate aggregate, LocalDate perUser) {
        return new Forgotten(0, 0);
    }

    @Override
    public void close() {}

    @Override
    public List<PageHour> hours(@Nullable String page, Audience audience, Instant from, Instant to) {
        return List.of();
    }

    @Override
    public List<PageDay> days(@Nullable String page, Audience audience, LocalDate from, LocalDate to) {
        return List.of();
    }

    @Override
    public List<PageTotal> topPages(Audience audience, LocalDate from, LocalDate to, int limit) {
        return List.of();
    }

    @Override
    public Map<Audience, Long> views(LocalDate from, LocalDate to) {
        return Map.of();
    }

    @Override
    public VisitorEstimate visitors(@Nullable String page, LocalDate from, LocalDate to) {
        return VisitorEstimate.NONE;
    }

    @Override
    public Map<String, VisitorEstimate> visitorsOfPages(LocalDate from, LocalDate to) {
        return Map.of();
    }

    @Override
    public List<ReferrerTotal> referrers(LocalDate from, LocalDate to, int limit) {
        return List.of();
    }

    @Override
    public Map<Integer, Long> statusClasses(LocalDate from, LocalDate to) {
        return Map.of();
    }

    @Override
    public AnswerTimes answerTimes(@Nullable String page, LocalDate from, LocalDate to) {
        return AnswerTimes.NONE;
    }

    @Override
    public @Nullable Person person(Collection<Pseudonym> person) {
        return null;
    }

    @Override
    public Collection<String> pages(LocalDate day) {
        return List.of();
    }
}
