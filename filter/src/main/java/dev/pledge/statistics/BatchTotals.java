package dev.pledge.statistics;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the accesses of a batch come to, for stores that keep totals: the fewer rows are touched, the quicker. Days and
 * hours are those of UTC. Rows are sorted, so that several nodes that write the same rows do so in one order. For one
 * thread.
 */
public final class BatchTotals {
    private static final long MILLIS_PER_DAY = 86_400_000L;

    private final Map<PageKey, PageTotals> pages = new TreeMap<>();
    private final Map<VisitKey, Visits> visits = new TreeMap<>();
    private final Map<ReferrerKey, Long> referrers = new TreeMap<>();
    private final Map<StatusKey, Long> statuses = new TreeMap<>();

    private BatchTotals() {}

    /** Returns the totals of all accesses in a batch. */
    public static BatchTotals of(AccessBatch batch) {
        BatchTotals totals = new BatchTotals();
        for (AccessBatch.Entry entry : batch.entries()) {
            totals.add(entry.access());
        }
        return totals;
    }

    private void add(PageAccess access) {
        long day = Math.floorDiv(access.epochMillis(), MILLIS_PER_DAY);
        int hour = (int) (Math.floorMod(access.epochMillis(), MILLIS_PER_DAY) / 3_600_000);
        statuses.merge(new StatusKey(day, Math.max(1, Math.min(5, access.status() / 100))), 1L, Long::sum);
        if (!access.view()) {
            return;
        }
        PageTotals totals = pages.computeIfAbsent(new PageKey(day, access.page()), key -> new PageTotals());
        if (access.bot()) {
            totals.bots[hour]++;
            return;
        }
        totals.people[hour]++;
        totals.times[AnswerTimes.bucket(access.micros())]++;
        String referrer = access.referrer();
        if (referrer != null) {
            referrers.merge(new ReferrerKey(day, referrer), 1L, Long::sum);
        }
        Pseudonym person = access.person();
        if (person != null) {
            totals.visitors.add(person);
            visits.merge(
                    new VisitKey(day, person, access.page()),
                    new Visits(1, access.epochMillis(), access.epochMillis()),
                    Visits::plus);
        }
    }

    /** Returns the totals of each page on each day, by day and page. */
    public Map<PageKey, PageTotals> pages() {
        return pages;
    }

    /** Returns what each person saw on each day, by day, person and page. */
    public Map<VisitKey, Visits> visits() {
        return visits;
    }

    /** Returns the views that came from each host on each day, by day and host. */
    public Map<ReferrerKey, Long> referrers() {
        return referrers;
    }

    /** Returns the answers of each class of status on each day, by day and class. */
    public Map<StatusKey, Long> statuses() {
        return statuses;
    }

    /**
     * A page on a day.
     *
     * @param day days since 1970
     * @param page the page's name
     */
    public record PageKey(long day, String page) implements Comparable<PageKey> {
        private static final Comparator<PageKey> ORDER =
                Comparator.comparingLong(PageKey::day).thenComparing(PageKey::page);

        @Override
        public int compareTo(PageKey other) {
            return ORDER.compare(this, other);
        }
    }

    /** The totals of a page on a day. */
    public static final class PageTotals {
        private final long[] people = new long[24];
        private final long[] bots = new long[24];
        private final long[] times = new long[AnswerTimes.BUCKETS];
        private final VisitorSketch visitors = new VisitorSketch();

        private PageTotals() {}

        /** Returns the views of people in each hour; not a copy. */
        public long[] people() {
            return people;
        }

        /** Returns the views of bots in each hour; not a copy. */
        public long[] bots() {
            return bots;
        }

        /** Returns how long answers to people took. */
        public AnswerTimes times() {
            return AnswerTimes.of(times);
        }

        /** Returns who came; not a copy. */
        public VisitorSketch visitors() {
            return visitors;
        }
    }

    /**
     * A person at a page on a day.
     *
     * @param day days since 1970
     * @param person who
     * @param page the page's name
     */
    public record VisitKey(long day, Pseudonym person, String page) implements Comparable<VisitKey> {
        @Override
        public int compareTo(VisitKey other) {
            int order = Long.compare(day, other.day);
            order = order != 0 ? order : Long.compareUnsigned(person.high(), other.person.high());
            order = order != 0 ? order : Long.compareUnsigned(person.low(), other.person.low());
            return order != 0 ? order : page.compareTo(other.page);
        }
    }

    /**
     * How often, and when.
     *
     * @param accesses how often; from 1
     * @param first when first, in milliseconds since 1970
     * @param last when last, in milliseconds since 1970
     */
    public record Visits(long accesses, long first, long last) {
        /** Returns these visits and others together. */
        public Visits plus(@Nullable Visits other) {
            return other == null
                    ? this
                    : new Visits(accesses + other.accesses, Math.min(first, other.first), Math.max(last, other.last));
        }
    }

    /**
     * A host on a day.
     *
     * @param day days since 1970
     * @param host the host
     */
    public record ReferrerKey(long day, String host) implements Comparable<ReferrerKey> {
        private static final Comparator<ReferrerKey> ORDER =
                Comparator.comparingLong(ReferrerKey::day).thenComparing(ReferrerKey::host);

        @Override
        public int compareTo(ReferrerKey other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * A class of status on a day.
     *
     * @param day days since 1970
     * @param statusClass 1 to 5
     */
    public record StatusKey(long day, int statusClass) implements Comparable<StatusKey> {
        private static final Comparator<StatusKey> ORDER =
                Comparator.comparingLong(StatusKey::day).thenComparingInt(StatusKey::statusClass);

        @Override
        public int compareTo(StatusKey other) {
            return ORDER.compare(this, other);
        }
    }
}
