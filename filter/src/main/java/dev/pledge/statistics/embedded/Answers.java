package dev.pledge.statistics.embedded;

import dev.pledge.statistics.AnswerTimes;
import dev.pledge.statistics.PageDay;
import dev.pledge.statistics.PageHour;
import dev.pledge.statistics.PageTotal;
import dev.pledge.statistics.ReferrerTotal;
import dev.pledge.statistics.StatisticsAnswers.Audience;
import dev.pledge.statistics.VisitorEstimate;
import dev.pledge.statistics.VisitorSketch;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** What the tables say without looking at persons. Safe for use by all threads, but not beside changes. */
final class Answers {
    private final Tables tables;
    private final MergedDays mergedDays = new MergedDays();

    Answers(Tables tables) {
        this.tables = tables;
    }

    /** Returns what is remembered of the tables; who changes visitors is to tell it. */
    MergedDays mergedDays() {
        return mergedDays;
    }

    List<PageHour> hours(@Nullable String page, Audience audience, Instant from, Instant to) {
        if (!from.isBefore(to)) {
            return new ArrayList<>();
        }
        // The rows come by day and page, so that those of each hour are in the order of pages: nothing is left to be
        // sorted.
        TreeMap<Instant, List<PageHour>> hours = new TreeMap<>();
        Instant first = from.truncatedTo(ChronoUnit.HOURS);
        long lastDay = Math.floorDiv(to.getEpochSecond(), 86_400);
        ofPage(tables.views, page, Math.floorDiv(first.getEpochSecond(), 86_400), lastDay, (key, packed) -> {
            long[] counts = HourCounts.of(packed).of(audience);
            for (int hour = 0; hour < counts.length; hour++) {
                Instant begins = Instant.ofEpochSecond(key.day() * 86_400 + hour * 3_600L);
                if (counts[hour] > 0 && !begins.isBefore(first) && begins.isBefore(to)) {
                    hours.computeIfAbsent(begins, h -> new ArrayList<>())
                            .add(new PageHour(key.name(), begins, counts[hour]));
                }
            }
        });
        List<PageHour> all = new ArrayList<>();
        hours.values().forEach(all::addAll);
        return all;
    }

    List<PageDay> days(@Nullable String page, Audience audience, long from, long to) {
        List<PageDay> days = new ArrayList<>();
        ofPage(tables.views, page, from, to, (key, packed) -> {
            long views = HourCounts.sum(packed, audience);
            if (views > 0) {
                days.add(new PageDay(key.name(), LocalDate.ofEpochDay(key.day()), views));
            }
        });
        return days;
    }

    List<PageTotal> topPages(Audience audience, long from, long to, int limit) {
        Map<String, Long> sums = new HashMap<>();
        ofPage(tables.views, null, from, to, (key, packed) -> {
            long views = HourCounts.sum(packed, audience);
            if (views > 0) {
                sums.merge(key.name(), views, Long::sum);
            }
        });
        return top(sums, limit).stream()
                .map(e -> new PageTotal(e.getKey(), e.getValue()))
                .toList();
    }

    List<ReferrerTotal> referrers(long from, long to, int limit) {
        Map<String, Long> sums = new HashMap<>();
        ofPage(tables.referrers, null, from, to, (key, n) -> sums.merge(key.name(), n, Long::sum));
        return top(sums, limit).stream()
                .map(e -> new ReferrerTotal(e.getKey(), e.getValue()))
                .toList();
    }

    private static List<Map.Entry<String, Long>> top(Map<String, Long> sums, int limit) {
        return sums.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(limit)
                .toList();
    }

    Map<Audience, Long> views(long from, long to) {
        Map<Audience, Long> views = new EnumMap<>(Audience.class);
        for (Audience audience : Audience.values()) {
            views.put(audience, 0L);
        }
        each(tables.siteViews, from, to, (day, packed) -> {
            for (Audience audience : Audience.values()) {
                views.merge(audience, HourCounts.sum(packed, audience), Long::sum);
            }
        });
        return views;
    }

    VisitorEstimate visitors(@Nullable String page, long from, long to) {
        VisitorSketch sum = new VisitorSketch();
        if (page == null) {
            each(tables.siteVisitors, from, to, (day, packed) -> sum.add(Visitors.sketchIn(packed)));
        } else {
            ofPage(tables.visitors, page, from, to, (key, packed) -> sum.add(Visitors.sketchIn(packed)));
        }
        return sum.estimate();
    }

    Map<String, VisitorEstimate> visitorsOfPages(long from, long to) {
        DayKey latest = tables.visitors.lastKey();
        if (latest == null) {
            return Map.of();
        }
        // The latest day still changes: it is added to those before it each time.
        long lastWhole = Math.min(to, latest.day() - 1);
        Map<String, VisitorSketch> fresh = merged(Math.max(from, latest.day()), to);
        Map<String, VisitorEstimate> estimates = new TreeMap<>();
        mergedDays.of(from, lastWhole, this::merged).forEach((page, visitors) -> {
            VisitorSketch others = fresh.remove(page);
            estimates.put(page, others == null ? visitors.estimate() : visitors.with(others));
        });
        fresh.forEach((page, visitors) -> estimates.put(page, visitors.estimate()));
        estimates.values().removeIf(estimate -> estimate.visitors() == 0);
        return estimates;
    }

    private Map<String, VisitorSketch> merged(long from, long to) {
        Map<String, VisitorSketch> sums = new HashMap<>();
        ofPage(
                tables.visitors,
                null,
                from,
                to,
                (key, packed) -> sums.computeIfAbsent(key.name(), page -> new VisitorSketch())
                        .add(Visitors.sketchIn(packed)));
        return sums;
    }

    AnswerTimes answerTimes(@Nullable String page, long from, long to) {
        Visitors sum = new Visitors();
        if (page == null) {
            each(tables.siteVisitors, from, to, (day, packed) -> sum.addTimes(packed));
        } else {
            ofPage(tables.visitors, page, from, to, (key, packed) -> sum.addTimes(packed));
        }
        return sum.times();
    }

    Map<Integer, Long> statusClasses(long from, long to) {
        Map<Integer, Long> classes = new TreeMap<>();
        each(
                tables.statuses,
                from * 8,
                to * 8 + 7,
                (key, n) -> classes.merge((int) Math.floorMod(key, 8L), n, Long::sum));
        return classes;
    }

    Collection<String> pages(long day) {
        List<String> pages = new ArrayList<>();
        ofPage(tables.views, null, day, day, (key, packed) -> pages.add(key.name()));
        return pages;
    }

    /** Hands over the rows of one page, or of all, in the order of days and names. */
    private static <V> void ofPage(
            MVMap<DayKey, V> map, @Nullable String page, long from, long to, BiConsumer<DayKey, V> reader) {
        if (page == null) {
            Cursor<DayKey, V> cursor = map.cursor(DayKey.first(from));
            while (cursor.hasNext() && cursor.next().day() <= to) {
                reader.accept(cursor.getKey(), cursor.getValue());
            }
            return;
        }
        // Only days that there are: a range may be of any length.
        DayKey first = map.ceilingKey(DayKey.first(from));
        DayKey last = map.lastKey();
        if (first == null || last == null) {
            return;
        }
        for (long day = first.day(); day <= Math.min(to, last.day()); day++) {
            DayKey key = new DayKey(day, page);
            V value = map.get(key);
            if (value != null) {
                reader.accept(key, value);
            }
        }
    }

    private static <V> void each(MVMap<Long, V> map, long from, long to, BiConsumer<Long, V> reader) {
        Cursor<Long, V> cursor = map.cursor(from);
        while (cursor.hasNext() && cursor.next() <= to) {
            reader.accept(cursor.getKey(), cursor.getValue());
        }
    }
}
