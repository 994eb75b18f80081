package dev.pledge.statistics.postgres;

import dev.pledge.statistics.AnswerTimes;
import dev.pledge.statistics.PageDay;
import dev.pledge.statistics.PageHour;
import dev.pledge.statistics.PageTotal;
import dev.pledge.statistics.ReferrerTotal;
import dev.pledge.statistics.StatisticsAnswers.Audience;
import dev.pledge.statistics.VisitorEstimate;
import dev.pledge.statistics.VisitorSketch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Questions about pages. None of the rows that they read is anybody's. */
final class PageAnswers {
    /** Rows that are held at once: of sketches, some 4 MB. */
    private static final int FETCH = 1_000;

    private static final String OF_DAYS = " WHERE day BETWEEN ? AND ? ";
    private static final String OF_PAGES = OF_DAYS + "AND NOT site ";
    private static final String OF_PAGE = OF_PAGES + "AND (?::text IS NULL OR page = ?) ";
    private static final String OF_PAGE_OR_SITE = OF_DAYS + "AND site = ? AND page = ? ";
    private static final String MOST = " ORDER BY 2 DESC FETCH FIRST (?) ROWS WITH TIES";

    private PageAnswers() {}

    static List<PageHour> hours(
            Connection connection, @Nullable String page, Audience audience, Instant from, Instant to)
            throws SQLException {
        if (!from.isBefore(to)) {
            return List.of();
        }
        Instant first = from.truncatedTo(ChronoUnit.HOURS);
        String sql = "SELECT day, hour - 1, page, sum(n)::bigint FROM pledge.page_total, unnest(" + column(audience)
                + "_by_hour) WITH ORDINALITY AS u (n, hour)" + OF_PAGE + "AND n > 0 GROUP BY day, hour, page";
        List<PageHour> hours = new ArrayList<>();
        try (PreparedStatement statement = ofPage(connection, sql, page, Days.of(from), Days.of(to));
                ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                Instant hour = found.getObject(1, LocalDate.class)
                        .atTime(found.getInt(2), 0)
                        .toInstant(ZoneOffset.UTC);
                if (!hour.isBefore(first) && hour.isBefore(to)) {
                    hours.add(new PageHour(found.getString(3), hour, found.getLong(4)));
                }
            }
        }
        hours.sort(Comparator.comparing(PageHour::hour).thenComparing(PageHour::page));
        return hours;
    }

    static List<PageDay> days(
            Connection connection, @Nullable String page, Audience audience, LocalDate from, LocalDate to)
            throws SQLException {
        String sum = "sum(" + column(audience) + ")";
        String sql = "SELECT day, page, " + sum + "::bigint FROM pledge.page_total" + OF_PAGE
                + "GROUP BY day, page HAVING " + sum + " > 0";
        List<PageDay> days = new ArrayList<>();
        try (PreparedStatement statement = ofPage(connection, sql, page, from, to);
                ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                days.add(new PageDay(found.getString(2), found.getObject(1, LocalDate.class), found.getLong(3)));
            }
        }
        days.sort(Comparator.comparing(PageDay::day).thenComparing(PageDay::page));
        return days;
    }

    static List<PageTotal> topPages(Connection connection, Audience audience, LocalDate from, LocalDate to, int limit)
            throws SQLException {
        String sum = "sum(" + column(audience) + ")";
        String sql = "SELECT page, " + sum + "::bigint FROM pledge.page_total" + OF_PAGES + "GROUP BY page HAVING "
                + sum + " > 0" + MOST;
        List<PageTotal> pages = new ArrayList<>();
        try (PreparedStatement statement = most(connection, sql, from, to, limit);
                ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                pages.add(new PageTotal(found.getString(1), found.getLong(2)));
            }
        }
        return pages.stream()
                .sorted(Comparator.comparing(PageTotal::accesses).reversed().thenComparing(PageTotal::page))
                .limit(Math.max(0, limit))
                .toList();
    }

    static List<ReferrerTotal> referrers(Connection connection, LocalDate from, LocalDate to, int limit)
            throws SQLException {
        String sql = "SELECT host, sum(accesses)::bigint FROM pledge.referrer_day" + OF_DAYS + "GROUP BY host" + MOST;
        List<ReferrerTotal> hosts = new ArrayList<>();
        try (PreparedStatement statement = most(connection, sql, from, to, limit);
                ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                hosts.add(new ReferrerTotal(found.getString(1), found.getLong(2)));
            }
        }
        return hosts.stream()
                .sorted(Comparator.comparing(ReferrerTotal::accesses).reversed().thenComparing(ReferrerTotal::host))
                .limit(Math.max(0, limit))
                .toList();
    }

    static Map<Audience, Long> views(Connection connection, LocalDate from, LocalDate to) throws SQLException {
        String sql = "SELECT coalesce(sum(people), 0)::bigint, coalesce(sum(bots), 0)::bigint FROM pledge.page_total"
                + OF_PAGE_OR_SITE;
        try (PreparedStatement statement = ofPageOrSite(connection, sql, null, from, to);
                ResultSet found = statement.executeQuery()) {
            found.next();
            return Map.of(Audience.PEOPLE, found.getLong(1), Audience.BOTS, found.getLong(2));
        }
    }

    static VisitorEstimate visitors(Connection connection, @Nullable String page, LocalDate from, LocalDate to)
            throws SQLException {
        VisitorSketch sketch = new VisitorSketch();
        String sql = "SELECT visitors FROM pledge.page_total" + OF_PAGE_OR_SITE;
        try (PreparedStatement statement = ofPageOrSite(connection, sql, page, from, to);
                ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                PageRow.addVisitors(sketch, found.getBytes(1));
            }
        }
        return sketch.estimate();
    }

    static Map<String, VisitorEstimate> visitorsOfPages(Connection connection, LocalDate from, LocalDate to)
            throws SQLException {
        Map<String, VisitorSketch> sketches = new HashMap<>();
        String sql = "SELECT page, visitors FROM pledge.page_total" + OF_PAGES + "AND visitors <> ''";
        try (PreparedStatement statement = ofDays(connection, sql, from, to);
                ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                PageRow.addVisitors(
                        sketches.computeIfAbsent(found.getString(1), page -> new VisitorSketch()), found.getBytes(2));
            }
        }
        Map<String, VisitorEstimate> estimates = new HashMap<>();
        sketches.forEach((page, sketch) -> estimates.put(page, sketch.estimate()));
        return estimates;
    }

    static AnswerTimes answerTimes(Connection connection, @Nullable String page, LocalDate from, LocalDate to)
            throws SQLException {
        long[] counts = new long[AnswerTimes.BUCKETS];
        String sql = "SELECT times FROM pledge.page_total" + OF_PAGE_OR_SITE;
        try (PreparedStatement statement = ofPageOrSite(connection, sql, page, from, to);
                ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                TimesBytes.add(found.getBytes(1), counts);
            }
        }
        return AnswerTimes.of(counts);
    }

    static Map<Integer, Long> statusClasses(Connection connection, LocalDate from, LocalDate to) throws SQLException {
        Map<Integer, Long> classes = new TreeMap<>();
        String sql = "SELECT status_class, sum(accesses)::bigint FROM pledge.status_day" + OF_DAYS + "GROUP BY 1";
        try (PreparedStatement statement = ofDays(connection, sql, from, to);
                ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                classes.put(found.getInt(1), found.getLong(2));
            }
        }
        return classes;
    }

    static Collection<String> pages(Connection connection, LocalDate day) throws SQLException {
        Collection<String> pages = new TreeSet<>();
        String sql = "SELECT DISTINCT page FROM pledge.page_total" + OF_PAGES;
        try (PreparedStatement statement = ofDays(connection, sql, day, day);
                ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                pages.add(found.getString(1));
            }
        }
        return pages;
    }

    private static String column(Audience audience) {
        return switch (audience) {
            case PEOPLE -> "people";
            case BOTS -> "bots";
        };
    }

    private static PreparedStatement ofDays(Connection connection, String sql, LocalDate from, LocalDate to)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setFetchSize(FETCH);
        statement.setObject(1, Days.held(from));
        statement.setObject(2, Days.held(to));
        return statement;
    }

    private static PreparedStatement ofPage(
            Connection connection, String sql, @Nullable String page, LocalDate from, LocalDate to)
            throws SQLException {
        PreparedStatement statement = ofDays(connection, sql, from, to);
        String name = page == null ? null : Storable.of(page);
        statement.setString(3, name);
        statement.setString(4, name);
        return statement;
    }

    private static PreparedStatement ofPageOrSite(
            Connection connection, String sql, @Nullable String page, LocalDate from, LocalDate to)
            throws SQLException {
        PreparedStatement statement = ofDays(connection, sql, from, to);
        statement.setBoolean(3, page == null);
        statement.setString(4, page == null ? "" : Storable.of(page));
        return statement;
    }

    private static PreparedStatement most(Connection connection, String sql, LocalDate from, LocalDate to, int limit)
            throws SQLException {
        PreparedStatement statement = ofDays(connection, sql, from, to);
        statement.setLong(3, Math.max(0, limit));
        return statement;
    }
}
