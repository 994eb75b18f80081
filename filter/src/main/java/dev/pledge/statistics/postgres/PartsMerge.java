package dev.pledge.statistics.postgres;

import dev.pledge.statistics.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Merges what batches have appended into one row for each page and day: of an eighth of the pages after every eighth
 * batch, so that no page has more than some 64 parts for each node, and no merge takes long. Safe for use by all threads.
 */
final class PartsMerge {
    private static final int SLICES = 8;
    private static final int BATCHES = 8;

    private static final String TAKE = "DELETE FROM pledge.page_part WHERE slice = ? RETURNING "
            + "day, site, page, people_by_hour, bots_by_hour, times, visitors";

    private static final String MERGED = """
            SELECT day, site, page, people_by_hour, bots_by_hour, times, visitors
            FROM pledge.page_day JOIN (
                SELECT date '1970-01-01' + day, site, page
                FROM unnest(?::int[], ?::boolean[], ?::text[]) AS keys (day, site, page)
            ) AS keys (day, site, page) USING (day, site, page)
            WHERE day BETWEEN ? AND ?
            """;

    private final Transactions transactions;
    private final Partitions partitions;

    /** Begins anywhere: where processes live for few batches only, all slices get their turn too. */
    private final AtomicInteger batches =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(SLICES * BATCHES));

    PartsMerge(Transactions transactions, Partitions partitions) {
        this.transactions = transactions;
        this.partitions = partitions;
    }

    /** Returns which slice a page is in. */
    static int slice(String page) {
        return Math.floorMod(page.hashCode(), SLICES);
    }

    /** Merges a slice, if it is time to. */
    void afterBatch() throws StoreException {
        int batch = batches.getAndIncrement();
        if (batch % BATCHES == 0) {
            int slice = Math.floorMod(batch / BATCHES, SLICES);
            transactions.run("merge parts", connection -> merge(connection, slice));
        }
    }

    /** Merges all parts of a slice, unless another node does it now; returns how many rows they came to. */
    private int merge(Connection connection, int slice) throws SQLException {
        if (!AdvisoryLock.PARTS.tryTake(connection)) {
            return 0;
        }
        Map<PageRow.Key, PageRow> rows = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setInt(1, slice);
            statement.setFetchSize(1_000);
            try (ResultSet part = statement.executeQuery()) {
                while (part.next()) {
                    rows.computeIfAbsent(key(part), key -> new PageRow()).add(part);
                }
            }
        }
        if (rows.isEmpty()) {
            return 0;
        }
        Set<LocalDate> days = new TreeSet<>();
        rows.keySet().forEach(key -> days.add(LocalDate.ofEpochDay(key.day())));
        try {
            partitions.ensure(connection, days);
            addMerged(connection, rows);
            PageRows.replace(connection, rows);
        } catch (SQLException e) {
            partitions.distrust();
            throw e;
        }
        return rows.size();
    }

    private static void addMerged(Connection connection, Map<PageRow.Key, PageRow> rows) throws SQLException {
        int[] days = new int[rows.size()];
        boolean[] sites = new boolean[rows.size()];
        String[] pages = new String[rows.size()];
        int i = 0;
        LocalDate first = LocalDate.MAX;
        LocalDate last = LocalDate.MIN;
        for (PageRow.Key key : rows.keySet()) {
            days[i] = Math.toIntExact(key.day());
            sites[i] = key.site();
            pages[i] = key.page();
            LocalDate day = LocalDate.ofEpochDay(key.day());
            first = day.isBefore(first) ? day : first;
            last = day.isAfter(last) ? day : last;
            i++;
        }
        try (PreparedStatement statement = connection.prepareStatement(MERGED)) {
            statement.setObject(1, days);
            statement.setObject(2, sites);
            statement.setObject(3, pages);
            statement.setObject(4, first);
            statement.setObject(5, last);
            statement.setFetchSize(1_000);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    PageRow to = rows.get(key(row));
                    if (to != null) {
                        to.add(row);
                    }
                }
            }
        }
    }

    private static PageRow.Key key(ResultSet row) throws SQLException {
        return new PageRow.Key(
                row.getObject("day", LocalDate.class).toEpochDay(), row.getBoolean("site"), row.getString("page"));
    }
}
