package dev.pledge.history;

import dev.pledge.statistics.AnswerTimes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up hours to buckets of a time. For one thread. */
final class Buckets {
    private static final long SECONDS_OF_HOUR = 3_600;

    private final Step step;
    private final long first;
    private final long end;
    private final TreeMap<Long, Map<Counter, Long>> sums = new TreeMap<>();

    /**
     * Begins with none.
     *
     * @param from lies in the first bucket
     * @param to the last bucket begins before it
     */
    Buckets(Step step, Instant from, Instant to) {
        this.step = step;
        this.first = step.first(Math.floorDiv(from.getEpochSecond(), SECONDS_OF_HOUR));
        this.end = endHour(step, to);
    }

    /** A day that has begun is a bucket as a whole. */
    private static long endHour(Step step, Instant to) {
        long hour = Math.floorDiv(to.minusNanos(1).getEpochSecond(), SECONDS_OF_HOUR);
        return step.first(hour) + step.hours();
    }

    long firstHour() {
        return first;
    }

    /** Returns the hour after the last. */
    long endHour() {
        return end;
    }

    void add(long hour, Map<Counter, Long> counts) {
        if (hour >= first && hour < end) {
            Map<Counter, Long> sum = sums.computeIfAbsent(step.first(hour), h -> new HashMap<>());
            counts.forEach((counter, count) -> sum.merge(counter, count, Long::sum));
        }
    }

    List<Bucket> all() {
        List<Bucket> all = new ArrayList<>();
        sums.forEach((hour, counts) -> all.add(bucket(Instant.ofEpochSecond(hour * SECONDS_OF_HOUR), counts)));
        return List.copyOf(all);
    }

    private static Bucket bucket(Instant start, Map<Counter, Long> sums) {
        Map<Counter, Long> counts = new HashMap<>();
        long[] times = new long[AnswerTimes.BUCKETS];
        sums.forEach((counter, count) -> {
            int bucket = LiveCounts.bucketOfTimes(counter);
            if (bucket >= 0) {
                times[bucket] += count;
            } else if (count != 0) {
                counts.put(counter, count);
            }
        });
        return new Bucket(start, counts, AnswerTimes.of(times));
    }

    static Bucket sum(Instant start, List<Bucket> buckets) {
        Map<Counter, Long> counts = new HashMap<>();
        AnswerTimes times = AnswerTimes.NONE;
        for (Bucket bucket : buckets) {
            bucket.counts().forEach((counter, count) -> counts.merge(counter, count, Long::sum));
            times = times.plus(bucket.times());
        }
        return new Bucket(start, counts, times);
    }
}
