package dev.pledge.statistics.postgres;

import dev.pledge.statistics.AnswerTimes;
import dev.pledge.statistics.BatchTotals;
import dev.pledge.statistics.VisitorSketch;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.util.Comparator;

/** The totals of a page, or of the whole site, on a day. For one thread. */
final class PageRow {
    /**
     * Which totals these are.
     *
     * @param day days since 1970
     * @param site whether they are those of all pages together
     * @param page the page's name, empty for the site
     */
    record Key(long day, boolean site, String page) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparingLong(Key::day).thenComparing(Key::site).thenComparing(Key::page);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private final long[] people = new long[24];
    private final long[] bots = new long[24];
    private final long[] times = new long[AnswerTimes.BUCKETS];
    private final VisitorSketch visitors = new VisitorSketch();

    void add(BatchTotals.PageTotals totals) {
        add(people, totals.people());
        add(bots, totals.bots());
        add(times, totals.times().counts());
        visitors.add(totals.visitors());
    }

    /** Adds a row of page_day or page_part. */
    void add(ResultSet row) throws SQLException {
        add(people, row.getArray("people_by_hour"));
        add(bots, row.getArray("bots_by_hour"));
        TimesBytes.add(row.getBytes("times"), times);
        addVisitors(visitors, row.getBytes("visitors"));
    }

    /** Adds a column "visitors" to a sketch. */
    static void addVisitors(VisitorSketch sketch, byte[] bytes) throws SQLDataException {
        if (bytes.length > 0) {
            try {
                sketch.add(VisitorSketch.of(bytes));
            } catch (IllegalArgumentException e) {
                throw new SQLDataException("found no sketch in a column \"visitors\"", e);
            }
        }
    }

    private static void add(long[] to, long[] numbers) {
        for (int i = 0; i < to.length; i++) {
            to[i] += numbers[i];
        }
    }

    private static void add(long[] to, Array column) throws SQLException {
        Object[] numbers = (Object[]) column.getArray();
        if (numbers.length > to.length) {
            throw new SQLDataException("found " + numbers.length + " hours of a day, expected 24");
        }
        for (int i = 0; i < numbers.length; i++) {
            to[i] += ((Number) numbers[i]).longValue();
        }
    }

    long people() {
        return sum(people);
    }

    long bots() {
        return sum(bots);
    }

    /** Returns the views by people in each hour as an array's text. */
    String peopleByHour() {
        return text(people);
    }

    /** Returns the views by bots in each hour as an array's text. */
    String botsByHour() {
        return text(bots);
    }

    byte[] times() {
        return TimesBytes.of(times);
    }

    byte[] visitors() {
        return visitors.isEmpty() ? new byte[0] : visitors.bytes();
    }

    private static long sum(long[] numbers) {
        long sum = 0;
        for (long number : numbers) {
            sum += number;
        }
        return sum;
    }

    private static String text(long[] hours) {
        if (sum(hours) == 0) {
            return "{}";
        }
        StringBuilder text = new StringBuilder(64).append('{');
        for (int i = 0; i < hours.length; i++) {
            text.append(i == 0 ? "" : ",").append(hours[i]);
        }
        return text.append('}').toString();
    }
}
