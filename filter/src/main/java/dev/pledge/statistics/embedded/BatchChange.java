package dev.pledge.statistics.embedded;

import dev.pledge.statistics.AccessBatch;
import dev.pledge.statistics.BatchTotals;
import dev.pledge.statistics.BatchTotals.PageKey;
import dev.pledge.statistics.BatchTotals.PageTotals;
import dev.pledge.statistics.BatchTotals.VisitKey;
import dev.pledge.statistics.BatchTotals.Visits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The rows as they are after a batch: worked out first, while questions are answered, then put all at once. For one
 * thread.
 */
final class BatchChange {
    private static final long MILLIS_PER_DAY = 86_400_000L;

    private final Tables tables;
    private final List<Runnable> puts = new ArrayList<>();
    private final Map<Long, HourCounts> siteViews = new TreeMap<>();
    private final Map<Long, Visitors> siteVisitors = new TreeMap<>();

    BatchChange(Tables tables, AccessBatch batch, BatchTotals totals) {
        this.tables = tables;
        totals.pages().forEach(this::page);
        siteViews.forEach((day, counts) -> {
            byte[] packed = counts.packed();
            puts.add(() -> tables.siteViews.put(day, packed));
        });
        siteVisitors.forEach((day, visitors) -> {
            byte[] packed = visitors.packed();
            puts.add(() -> tables.siteVisitors.put(day, packed));
        });
        totals.referrers().forEach((host, n) -> {
            DayKey key = new DayKey(host.day(), host.host());
            long sum = n + tables.referrers.getOrDefault(key, 0L);
            puts.add(() -> tables.referrers.put(key, sum));
        });
        totals.statuses().forEach((status, n) -> {
            long key = status.day() * 8 + status.statusClass();
            long sum = n + tables.statuses.getOrDefault(key, 0L);
            puts.add(() -> tables.statuses.put(key, sum));
        });
        puts.add(() -> tables.positions.put(batch.node(), batch.last()));
    }

    private void page(PageKey page, PageTotals totals) {
        DayKey key = new DayKey(page.day(), page.page());
        HourCounts counts = HourCounts.of(tables.views.get(key));
        counts.add(totals.people(), totals.bots());
        byte[] packed = counts.packed();
        puts.add(() -> tables.views.put(key, packed));
        siteViews
                .computeIfAbsent(page.day(), day -> HourCounts.of(tables.siteViews.get(day)))
                .add(totals.people(), totals.bots());
        if (totals.times().count() > 0) {
            Visitors visitors = new Visitors();
            visitors.add(tables.visitors.get(key));
            visitors.add(totals.times(), totals.visitors());
            byte[] packedVisitors = visitors.packed();
            puts.add(() -> tables.visitors.put(key, packedVisitors));
            siteVisitors.computeIfAbsent(page.day(), this::siteVisitors).add(totals.times(), totals.visitors());
        }
    }

    private Visitors siteVisitors(long day) {
        Visitors visitors = new Visitors();
        visitors.add(tables.siteVisitors.get(day));
        return visitors;
    }

    /** Returns the days that get other visitors. */
    Set<Long> daysOfVisitors() {
        return siteVisitors.keySet();
    }

    void put() {
        puts.forEach(Runnable::run);
    }

    /** Returns the rows of persons, in their order, for each day. */
    static Map<Long, List<PersonRow>> rows(BatchTotals totals, DayNames names) {
        Map<Long, List<PersonRow>> days = new TreeMap<>();
        totals.visits()
                .forEach((visit, visits) -> days.computeIfAbsent(visit.day(), day -> new ArrayList<>())
                        .add(row(visit, visits, names.number(visit.day(), visit.page()))));
        // Almost sorted: only the pages of a person are in another order.
        days.values().forEach(rows -> rows.sort(Comparator.naturalOrder()));
        return days;
    }

    private static PersonRow row(VisitKey visit, Visits visits, int page) {
        return new PersonRow(
                visit.person(),
                page,
                (int) Math.min(Integer.MAX_VALUE, visits.accesses()),
                (int) Math.floorMod(visits.first(), MILLIS_PER_DAY),
                (int) Math.floorMod(visits.last(), MILLIS_PER_DAY));
    }
}
