package dev.pledge.finding;

import dev.pledge.policy.Mode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts, day by day (UTC), what was to be fetched from ad servers and was taken out of pages: elements, inline scripts and
 * header fields. The last 30 days are remembered. Safe for use by all threads; only the first breach of a day takes a lock.
 */
public final class KeptOut implements FindingListener {
    /** How many days are remembered, today among them. */
    public static final int DAYS = 30;

    private static final long MILLIS_OF_DAY = 86_400_000;

    private final Map<Long, LongAdder> days = new ConcurrentHashMap<>();
    private final Clock clock;
    private volatile long since;

    /** Begins to count today. */
    public KeptOut(Clock clock) {
        this.clock = clock;
        this.since = today();
    }

    /**
     * Adds what was counted before.
     *
     * @param first the day on which counting began
     * @param counts the counts of days; those that are too old, or still to come, are left out
     */
    public void addBefore(LocalDate first, Map<LocalDate, Long> counts) {
        since = Math.min(since, first.toEpochDay());
        counts.forEach((day, count) -> {
            if (isRemembered(day.toEpochDay(), today())) {
                of(day.toEpochDay()).add(count);
            }
        });
    }

    @Override
    public void found(Breach breach, boolean first) {
        if (breach.mode() != Mode.ENFORCE) {
            return;
        }
        switch (breach.kind()) {
            case AD_TAG_REMOVED, AD_SCRIPT_REMOVED, AD_LINK_REMOVED ->
                of(today()).increment();
            default -> {
                // nothing that came from an ad server
            }
        }
    }

    /** Returns how many there were in the last 30 days, or since counting began. */
    public long count() {
        long sum = 0;
        for (long count : byDay().values()) {
            sum += count;
        }
        return sum;
    }

    /** Returns the day on which counting began; it may be longer ago than is remembered. */
    public LocalDate since() {
        return LocalDate.ofEpochDay(since);
    }

    /** Returns whether counting has gone on for all of the days that are remembered. */
    public boolean isComplete() {
        return today() - since >= DAYS - 1;
    }

    /** Returns the counts of the days that are remembered, of those with any, the oldest first. */
    public Map<LocalDate, Long> byDay() {
        long today = today();
        Map<LocalDate, Long> counts = new TreeMap<>();
        days.forEach((day, count) -> {
            if (isRemembered(day, today)) {
                counts.put(LocalDate.ofEpochDay(day), count.sum());
            }
        });
        return counts;
    }

    private LongAdder of(long day) {
        LongAdder held = days.get(day);
        if (held != null) {
            return held;
        }
        days.keySet().removeIf(old -> !isRemembered(old, today()));
        return days.computeIfAbsent(day, d -> new LongAdder());
    }

    private static boolean isRemembered(long day, long today) {
        return day > today - DAYS && day <= today;
    }

    private long today() {
        return Math.floorDiv(clock.millis(), MILLIS_OF_DAY);
    }
}
