package dev.pledge.statistics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ObjLongConsumer;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.hll.Union;
import org.jspecify.annotations.Nullable;

/** Statistics in memory. To record an access takes no lock once its page and person are known. */
final class MemoryStatistics implements Statistics {
    /** How many pages of one person are told apart. */
    static final int PAGES_PER_PERSON = 500;

    private final DayRing<PageCounts> counts;
    private final DayRing<Visitors> visitors;
    private final Cache<Pseudonym, PersonPages> persons;
    private final LongAdder recorded = new LongAdder();
    private final LongAdder expired = new LongAdder();
    private final AtomicLong today;
    private final Clock clock;

    MemoryStatistics(int maxPages, int maxPersons, int days, Clock clock) {
        if (maxPages < 1 || maxPersons < 1 || days < 2 || days > MAX_DAYS) {
            throw new IllegalArgumentException("statistics in memory keep 2 to " + MAX_DAYS
                    + " days, of at least 1 page and 1 person; not " + days + " days, " + maxPages + " pages, "
                    + maxPersons + " persons");
        }
        this.clock = clock;
        this.today = new AtomicLong(DayRing.dayOf(clock.millis()));
        this.counts = new DayRing<>(days, () -> new PageCounts(maxPages));
        this.visitors = new DayRing<>(days, () -> new Visitors(maxPages));
        this.persons = Caffeine.newBuilder()
                .maximumSize(maxPersons)
                .expireAfterAccess(Duration.ofDays(days))
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                // Not the common pool, whose threads outlive the web application.
                .executor(Runnable::run)
                .build();
    }

    @Override
    public void record(PageAccess access) {
        if (!access.view()) {
            return;
        }
        long day = DayRing.dayOf(access.epochMillis());
        forgetOldDays();
        PageCounts ofDay = kept(day) ? counts.at(day) : null;
        if (ofDay == null) {
            expired.increment();
            return;
        }
        ofDay.add(access.page(), DayRing.hourOf(access.epochMillis()));
        recorded.increment();
        Pseudonym person = access.person();
        if (person != null) {
            Visitors seen = visitors.at(day);
            if (seen != null) {
                seen.add(access.page(), person);
            }
            persons.get(person, p -> new PersonPages(PAGES_PER_PERSON)).add(access.page(), access.epochMillis());
        }
    }

    @Override
    public List<PageHour> hours(Instant from, Instant to) {
        List<PageHour> hours = new ArrayList<>();
        eachDay(
                from,
                to,
                (ofDay, day) -> ofDay.forEach((page, numbers) -> eachHour(numbers, day, from, to, (hour, n) -> {
                    hours.add(new PageHour(page, hour, n));
                })));
        hours.sort(Comparator.comparing(PageHour::hour).thenComparing(PageHour::page));
        return List.copyOf(hours);
    }

    @Override
    public long accesses(String page, Instant from, Instant to) {
        LongAdder sum = new LongAdder();
        eachDay(
                from,
                to,
                (ofDay, day) -> ofDay.forEach((name, numbers) -> {
                    if (name.equals(page)) {
                        eachHour(numbers, day, from, to, (hour, n) -> sum.add(n));
                    }
                }));
        return sum.sum();
    }

    @Override
    public VisitorEstimate visitors(String page, LocalDate from, LocalDate to) {
        forgetOldDays();
        Union union = new Union(LiveSketch.LG_K);
        for (long day = firstKept(from.toEpochDay()); day <= Math.min(to.toEpochDay(), today.get()); day++) {
            Visitors ofDay = visitors.get(day);
            LiveSketch sketch = ofDay == null ? null : ofDay.of(page);
            if (sketch != null) {
                sketch.addTo(union);
            }
        }
        return estimate(union);
    }

    @Override
    public Map<String, VisitorEstimate> visitors(LocalDate day) {
        forgetOldDays();
        Map<String, VisitorEstimate> estimates = new TreeMap<>();
        Visitors ofDay = visitors.get(day.toEpochDay());
        if (ofDay != null) {
            ofDay.forEach((page, sketch) -> {
                Union union = new Union(LiveSketch.LG_K);
                sketch.addTo(union);
                if (!union.isEmpty()) {
                    estimates.put(page, estimate(union));
                }
            });
        }
        return estimates;
    }

    @Override
    public @Nullable Person person(Pseudonym person) {
        // Through the map, so that to be asked about is not to be here.
        PersonPages held = persons.policy().getIfPresentQuietly(person);
        return held == null ? null : held.person();
    }

    @Override
    public boolean erase(Pseudonym person) {
        return persons.asMap().remove(person) != null;
    }

    @Override
    public long recorded() {
        return recorded.sum();
    }

    @Override
    public long expired() {
        return expired.sum();
    }

    @Override
    public long persons() {
        return persons.estimatedSize();
    }

    @Override
    public int pages() {
        PageCounts ofToday = counts.get(DayRing.dayOf(clock.millis()));
        return ofToday == null ? 0 : ofToday.pages();
    }

    /** Forgets what is older than declared as soon as a day begins, not when its place is needed again. */
    private void forgetOldDays() {
        long before = today.get();
        long now = DayRing.dayOf(clock.millis());
        // A clock that is put right by some seconds does not begin an older day; one that was wrong by days does.
        boolean another = now > before || now < before - 1;
        if (another && today.compareAndSet(before, now)) {
            counts.forgetOutside(now - counts.length() + 1, now);
            visitors.forgetOutside(now - counts.length() + 1, now);
            persons.cleanUp();
        }
    }

    private void eachDay(Instant from, Instant to, ObjLongConsumer<PageCounts> reader) {
        forgetOldDays();
        long last = Math.min(DayRing.dayOf(to.toEpochMilli()), today.get());
        for (long day = firstKept(DayRing.dayOf(from.toEpochMilli())); day <= last; day++) {
            PageCounts ofDay = counts.get(day);
            if (ofDay != null) {
                reader.accept(ofDay, day);
            }
        }
    }

    private long firstKept(long day) {
        return Math.max(day, today.get() - counts.length() + 1);
    }

    private boolean kept(long day) {
        long last = today.get();
        return day <= last && day > last - counts.length();
    }

    private static void eachHour(
            AtomicLongArray numbers, long day, Instant from, Instant to, ObjLongConsumer<Instant> reader) {
        Instant start = from.truncatedTo(ChronoUnit.HOURS);
        for (int hour = 0; hour < numbers.length(); hour++) {
            Instant begins = Instant.EPOCH.plus(day, ChronoUnit.DAYS).plus(hour, ChronoUnit.HOURS);
            long n = numbers.get(hour);
            if (n > 0 && !begins.isBefore(start) && begins.isBefore(to)) {
                reader.accept(begins, n);
            }
        }
    }

    private static VisitorEstimate estimate(Union union) {
        HllSketch merged = union.getResult(TgtHllType.HLL_4);
        return new VisitorEstimate(
                Math.round(merged.getEstimate()),
                (long) Math.floor(merged.getLowerBound(2)),
                (long) Math.ceil(merged.getUpperBound(2)),
                1);
    }
}
