package dev.pledge.statistics.journal;

import dev.pledge.statistics.AccessBatch;
import dev.pledge.statistics.AnswerTimes;
import dev.pledge.statistics.Forgotten;
import dev.pledge.statistics.PageAccess;
import dev.pledge.statistics.PageDay;
import dev.pledge.statistics.PageHour;
import dev.pledge.statistics.PageTotal;
import dev.pledge.statistics.Person;
import dev.pledge.statistics.Pseudonym;
import dev.pledge.statistics.ReferrerTotal;
import dev.pledge.statistics.StatisticsStore;
import dev.pledge.statistics.StoreException;
import dev.pledge.statistics.VisitorEstimate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A store in memory that keeps each access as it is, once, as the contract says; it can be told to fail. */
class KeepingStore implements StatisticsStore {
    /** What happens when a batch is applied. */
    enum Mood {
        WELL,
        /** Nothing is applied. */
        REFUSES,
        /** The first half is applied, and then the connection breaks. */
        BREAKS_HALFWAY,
        /** All is applied, and nobody hears of it. */
        BREAKS_AFTERWARDS
    }

    private final Map<String, Long> positions = new HashMap<>();
    private final List<PageAccess> applied = new ArrayList<>();
    private final Set<Pseudonym> erased = new HashSet<>();
    private Mood mood = Mood.WELL;
    private int calls;

    synchronized void turn(Mood other) {
        mood = other;
    }

    synchronized List<PageAccess> applied() {
        return List.copyOf(applied);
    }

    synchronized int calls() {
        return calls;
    }

    synchronized Set<Pseudonym> erased() {
        return Set.copyOf(erased);
    }

    @Override
    public synchronized void apply(AccessBatch batch) throws StoreException {
        calls++;
        if (mood == Mood.REFUSES) {
            throw new StoreException("the store refuses", new IllegalStateException());
        }
        AccessBatch fresh = batch.after(positions.getOrDefault(batch.node(), 0L));
        int count = mood == Mood.BREAKS_HALFWAY
                ? fresh.entries().size() / 2
                : fresh.entries().size();
        long last = 0;
        for (AccessBatch.Entry entry : fresh.entries().subList(0, count)) {
            if (entry.position() <= last) {
                throw new AssertionError("positions do not ascend");
            }
            last = entry.position();
            positions.put(batch.node(), last);
            applied.add(entry.access());
        }
        if (mood != Mood.WELL) {
            throw new StoreException("the connection broke", new IllegalStateException());
        }
    }

    @Override
    public synchronized boolean erase(Collection<Pseudonym> person) throws StoreException {
        if (mood != Mood.WELL) {
            throw new StoreException("the store refuses", new IllegalStateException());
        }
        erased.addAll(person);
        return applied.removeIf(access -> access.person() != null && person.contains(access.person()));
    }

    synchronized long heldOf(Pseudonym person) {
        return applied.stream().filter(access -> person.equals(access.person())).count();
    }

    @Override
    public synchronized Collection<String> pages(LocalDate day) {
        return applied.stream().map(PageAccess::page).distinct().toList();
    }

    @Override
    public List<ReferrerTotal> referrers(LocalDate from, LocalDate to, int most) {
        return List.of();
    }

    @Override
    public Forgotten forget(LocalDate aggregate, LocalDate perUser) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}

    @Override
    public List<PageHour> hours(@Nullable String page, Audience audience, Instant from, Instant to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<PageDay> days(@Nullable String page, Audience audience, LocalDate from, LocalDate to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<PageTotal> topPages(Audience audience, LocalDate from, LocalDate to, int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<Audience, Long> views(LocalDate from, LocalDate to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public VisitorEstimate visitors(@Nullable String page, LocalDate from, LocalDate to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, VisitorEstimate> visitorsOfPages(LocalDate from, LocalDate to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<Integer, Long> statusClasses(LocalDate from, LocalDate to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public AnswerTimes answerTimes(@Nullable String page, LocalDate from, LocalDate to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public @Nullable Person person(Collection<Pseudonym> person) {
        throw new UnsupportedOperationException();
    }
}
