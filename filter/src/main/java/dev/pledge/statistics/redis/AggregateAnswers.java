package dev.pledge.statistics.redis;

import dev.pledge.statistics.AnswerTimes;
import dev.pledge.statistics.PageDay;
import dev.pledge.statistics.PageHour;
import dev.pledge.statistics.PageTotal;
import dev.pledge.statistics.ReferrerTotal;
import dev.pledge.statistics.StatisticsAnswers.Audience;
import dev.pledge.statistics.StoreException;
import dev.pledge.statistics.VisitorEstimate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;

/** What can be asked about all persons together. */
final class AggregateAnswers {
    private static final long SECONDS_PER_HOUR = 3_600;
    private static final double ERROR = 0.0081;

    private final Cluster cluster;

    AggregateAnswers(Cluster cluster) {
        this.cluster = cluster;
    }

    List<PageHour> hours(@Nullable String page, Audience audience, Instant from, Instant to) throws StoreException {
        long first = Math.floorDiv(from.getEpochSecond(), SECONDS_PER_HOUR);
        long last = Math.floorDiv(to.minusNanos(1).getEpochSecond(), SECONDS_PER_HOUR);
        List<PageHour> found = new ArrayList<>();
        Reader reader = (day, field, views) -> {
            long hour = day * 24 + Integer.parseInt(field.substring(0, 2));
            if (first <= hour && hour <= last) {
                found.add(new PageHour(field.substring(2), Instant.ofEpochSecond(hour * SECONDS_PER_HOUR), views));
            }
        };
        List<Long> days = days(Math.floorDiv(first, 24), Math.floorDiv(last, 24));
        if (page == null) {
            read(days, Keys.PAGES, (tag, day) -> Keys.hours(tag, day, audience), reader);
        } else {
            String[] fields = IntStream.range(0, 24)
                    .mapToObj(hour -> Keys.ofHour(hour, page))
                    .toArray(String[]::new);
            readFields(days, day -> Keys.hours(Keys.ofPage(page), day, audience), fields, reader);
        }
        found.sort(Comparator.comparing(PageHour::hour).thenComparing(PageHour::page));
        return List.copyOf(found);
    }

    List<PageDay> days(@Nullable String page, Audience audience, LocalDate from, LocalDate to) throws StoreException {
        List<PageDay> found = new ArrayList<>();
        Reader reader = (day, name, views) -> found.add(new PageDay(name, LocalDate.ofEpochDay(day), views));
        List<Long> days = days(from, to);
        if (page == null) {
            read(days, Keys.PAGES, (tag, day) -> Keys.views(tag, day, audience), reader);
        } else {
            readFields(days, day -> Keys.views(Keys.ofPage(page), day, audience), new String[] {page}, reader);
        }
        found.sort(Comparator.comparing(PageDay::day).thenComparing(PageDay::page));
        return List.copyOf(found);
    }

    List<PageTotal> topPages(Audience audience, LocalDate from, LocalDate to, int limit) throws StoreException {
        Map<String, Long> views = new HashMap<>();
        read(days(from, to), Keys.PAGES, (tag, day) -> Keys.views(tag, day, audience), adding(views));
        return views.entrySet().stream()
                .map(page -> new PageTotal(page.getKey(), page.getValue()))
                .sorted(Comparator.comparing(PageTotal::accesses).reversed().thenComparing(PageTotal::page))
                .limit(limit)
                .toList();
    }

    Map<Audience, Long> views(LocalDate from, LocalDate to) throws StoreException {
        Map<String, Long> totals = totals(from, to);
        Map<Audience, Long> views = new EnumMap<>(Audience.class);
        for (Audience audience : Audience.values()) {
            views.put(audience, totals.getOrDefault(Totals.views(audience), 0L));
        }
        return views;
    }

    VisitorEstimate visitors(@Nullable String page, LocalDate from, LocalDate to) throws StoreException {
        List<String> keys = days(from, to).stream()
                .map(day -> page == null ? Keys.visitors(day) : Keys.visitors(page, day))
                .toList();
        return keys.isEmpty()
                ? VisitorEstimate.NONE
                : estimate(cluster.ask(List.of(Command.of(Protocol.Command.PFCOUNT, keys)))
                        .get(0));
    }

    Map<String, VisitorEstimate> visitorsOfPages(LocalDate from, LocalDate to) throws StoreException {
        Map<String, List<String>> keys = new TreeMap<>();
        read(
                days(from, to),
                Keys.PAGES,
                (tag, day) -> Keys.views(tag, day, Audience.PEOPLE),
                (day, page, views) ->
                        keys.computeIfAbsent(page, p -> new ArrayList<>()).add(Keys.visitors(page, day)));
        List<@Nullable Object> counts = cluster.ask(keys.values().stream()
                .map(ofPage -> Command.of(Protocol.Command.PFCOUNT, ofPage))
                .toList());
        Map<String, VisitorEstimate> visitors = new TreeMap<>();
        int next = 0;
        for (String page : keys.keySet()) {
            VisitorEstimate ofPage = estimate(counts.get(next++));
            if (ofPage.visitors() > 0) {
                visitors.put(page, ofPage);
            }
        }
        return visitors;
    }

    private static VisitorEstimate estimate(@Nullable Object count) {
        return VisitorEstimate.of((double) Replies.number(count), ERROR);
    }

    List<ReferrerTotal> referrers(LocalDate from, LocalDate to, int limit) throws StoreException {
        Map<String, Long> views = new HashMap<>();
        read(days(from, to), List.of(Keys.SITE), (tag, day) -> Keys.referrers(day), adding(views));
        return views.entrySet().stream()
                .map(host -> new ReferrerTotal(host.getKey(), host.getValue()))
                .sorted(Comparator.comparing(ReferrerTotal::accesses).reversed().thenComparing(ReferrerTotal::host))
                .limit(limit)
                .toList();
    }

    Map<Integer, Long> statusClasses(LocalDate from, LocalDate to) throws StoreException {
        Map<String, Long> totals = totals(from, to);
        Map<Integer, Long> classes = new TreeMap<>();
        for (int statusClass = 1; statusClass <= 5; statusClass++) {
            Long answers = totals.get(Totals.status(statusClass));
            if (answers != null) {
                classes.put(statusClass, answers);
            }
        }
        return classes;
    }

    AnswerTimes answerTimes(@Nullable String page, LocalDate from, LocalDate to) throws StoreException {
        Map<String, Long> times = new HashMap<>();
        String[] fields = IntStream.range(0, AnswerTimes.BUCKETS)
                .mapToObj(bucket -> page == null ? Totals.time(bucket) : Keys.ofBucket(bucket, page))
                .toArray(String[]::new);
        readFields(
                days(from, to),
                day -> page == null ? Keys.totals(day) : Keys.times(Keys.ofPage(page), day),
                fields,
                adding(times));
        return AnswerTimes.of(IntStream.range(0, AnswerTimes.BUCKETS)
                .mapToLong(bucket -> times.getOrDefault(fields[bucket], 0L))
                .toArray());
    }

    Collection<String> pages(LocalDate day) throws StoreException {
        Collection<String> pages = new TreeSet<>();
        for (Audience audience : Audience.values()) {
            read(
                    days(day, day),
                    Keys.PAGES,
                    (tag, d) -> Keys.views(tag, d, audience),
                    (d, page, views) -> pages.add(page));
        }
        return pages;
    }

    private Map<String, Long> totals(LocalDate from, LocalDate to) throws StoreException {
        Map<String, Long> totals = new HashMap<>();
        read(days(from, to), List.of(Keys.SITE), (tag, day) -> Keys.totals(day), adding(totals));
        return totals;
    }

    private static Reader adding(Map<String, Long> sums) {
        return (day, field, count) -> sums.merge(field, count, Long::sum);
    }

    private List<Long> days(LocalDate from, LocalDate to) throws StoreException {
        return days(from.toEpochDay(), to.toEpochDay());
    }

    /** Returns the days of a range of which anything is held. */
    private List<Long> days(long from, long to) throws StoreException {
        Object held = cluster.ask(List.of(Command.of(Protocol.Command.SMEMBERS, Keys.days(Keys.SITE))))
                .get(0);
        return Replies.list(held).stream()
                .map(Replies::number)
                .filter(day -> from <= day && day <= to)
                .sorted()
                .toList();
    }

    /** Reads whole hashes, one of each tag on each day. */
    private void read(List<Long> days, List<String> tags, TagKey key, Reader reader) throws StoreException {
        List<Command> commands = new ArrayList<>();
        for (long day : days) {
            tags.forEach(tag -> commands.add(Command.of(Protocol.Command.HGETALL, key.of(tag, day))));
        }
        List<@Nullable Object> replies = cluster.ask(commands);
        for (int i = 0; i < replies.size(); i++) {
            long day = days.get(i / tags.size());
            Replies.counts(replies.get(i), (field, count) -> reader.read(day, field, count));
        }
    }

    /** Reads the same fields of one hash on each day; those that are not there are passed over. */
    private void readFields(List<Long> days, DayKey key, String[] fields, Reader reader) throws StoreException {
        List<@Nullable Object> replies = cluster.ask(days.stream()
                .map(day -> Command.of(Protocol.Command.HMGET, key.of(day), (Object[]) fields))
                .toList());
        for (int i = 0; i < replies.size(); i++) {
            List<?> counts = Replies.list(replies.get(i));
            for (int f = 0; f < fields.length; f++) {
                if (counts.get(f) != null) {
                    reader.read(days.get(i), fields[f], Replies.number(counts.get(f)));
                }
            }
        }
    }

    private interface TagKey {
        String of(String tag, long day);
    }

    private interface DayKey {
        String of(long day);
    }

    private interface Reader {
        void read(long day, String field, long count);
    }
}
