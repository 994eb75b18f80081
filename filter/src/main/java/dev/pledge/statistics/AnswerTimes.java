package dev.pledge.statistics;

import java.time.Duration;
import java.util.Arrays;

/**
 * How long answers took: a histogram with eight buckets for each doubling, so that a percentile is at most 12.5 % too high.
 * Immutable. Histograms of several pages, days or nodes add up.
 */
public final class AnswerTimes {
    /** The number of buckets; the last holds all that took more than about two minutes. */
    public static final int BUCKETS = 8 * 24 + 8;

    /** Nothing was answered. */
    public static final AnswerTimes NONE = new AnswerTimes(new long[BUCKETS]);

    private final long[] counts;

    private AnswerTimes(long[] counts) {
        this.counts = counts;
    }

    /**
     * Makes the histogram with these counts.
     *
     * @param counts how many answers there are in each bucket, from the first; what is missing at the end is 0
     * @throws IllegalArgumentException if there are more than {@link #BUCKETS}, or one is negative
     */
    public static AnswerTimes of(long[] counts) {
        if (counts.length > BUCKETS || Arrays.stream(counts).anyMatch(n -> n < 0)) {
            throw new IllegalArgumentException(
                    "found " + counts.length + " buckets, expected up to " + BUCKETS + ", each with a count from 0");
        }
        return new AnswerTimes(Arrays.copyOf(counts, BUCKETS));
    }

    /** Returns the bucket of a time in microseconds: 0 to {@link #BUCKETS} - 1. */
    public static int bucket(long micros) {
        if (micros < 8) {
            return (int) Math.max(0, micros);
        }
        int exponent = 63 - Long.numberOfLeadingZeros(micros);
        int eighth = (int) (micros >>> exponent - 3) & 7;
        return Math.min(BUCKETS - 1, (exponent - 3) * 8 + 8 + eighth);
    }

    /** Returns the histogram of this one's answers and another's. */
    public AnswerTimes plus(AnswerTimes other) {
        long[] sum = counts.clone();
        for (int i = 0; i < BUCKETS; i++) {
            sum[i] += other.counts[i];
        }
        return new AnswerTimes(sum);
    }

    /** Returns how many answers there are. */
    public long count() {
        return Arrays.stream(counts).sum();
    }

    /** Returns how many answers there are in each bucket. */
    public long[] counts() {
        return counts.clone();
    }

    /**
     * Returns the time that a share of all answers did not take longer than; zero if there are none.
     *
     * @param share 0.5 for the median, 0.99 for the 99th percentile; above 0, up to 1
     */
    public Duration percentile(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("found the share " + share + ", expected one above 0, up to 1");
        }
        long wanted = (long) Math.ceil(count() * share);
        long seen = 0;
        for (int i = 0; i < BUCKETS && wanted > 0; i++) {
            seen += counts[i];
            if (seen >= wanted) {
                return Duration.ofNanos(1_000 * longest(i));
            }
        }
        return Duration.ZERO;
    }

    /** The longest time of a bucket, in whole microseconds. */
    private static long longest(int bucket) {
        if (bucket < 8) {
            return bucket;
        }
        int exponent = (bucket - 8) / 8 + 3;
        long first = (8L + bucket % 8) << exponent - 3;
        return first + (1L << exponent - 3) - 1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AnswerTimes times && Arrays.equals(counts, times.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return count() + " answers, half within " + percentile(0.5);
    }
}
