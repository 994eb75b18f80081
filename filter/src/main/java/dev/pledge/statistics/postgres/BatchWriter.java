package dev.pledge.statistics.postgres;

import dev.pledge.statistics.AccessBatch;
import dev.pledge.statistics.BatchTotals;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes batches, each with a handful of statements. The row of the batch's node is locked first and holds how far that
 * node's accesses are applied when the transaction ends: this is what makes each count once. Safe for use by all threads.
 */
final class BatchWriter {
    private static final String ADD_NODE = "INSERT INTO pledge.node VALUES (?, 0, now()) ON CONFLICT (node) DO NOTHING";
    private static final String LOCK_NODE = "SELECT position FROM pledge.node WHERE node = ? FOR UPDATE";
    private static final String ADVANCE_NODE = "UPDATE pledge.node SET position = ?, applied_at = now() WHERE node = ?";

    private static final String VISITS = """
            INSERT INTO pledge.visit
            SELECT date '1970-01-01' + day, high, low, page, accesses, first_millis, last_millis
            FROM unnest(?::int[], ?::bigint[], ?::bigint[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[])
                AS rows (day, high, low, page, accesses, first_millis, last_millis)
            """;

    /** Sorted, as nodes wait for each other's rows. */
    private static final String COUNTS = """
            INSERT INTO pledge.%1$s AS counted
            SELECT date '1970-01-01' + day, name::%3$s, sum(accesses)
            FROM unnest(?::int[], ?::text[], ?::bigint[]) AS rows (day, name, accesses) GROUP BY 1, 2 ORDER BY 1, 2
            ON CONFLICT (day, %2$s) DO UPDATE SET accesses = counted.accesses + EXCLUDED.accesses
            """;

    private static final String REFERRERS = COUNTS.formatted("referrer_day", "host", "text");
    private static final String STATUSES = COUNTS.formatted("status_day", "status_class", "smallint");

    private final Partitions partitions;

    BatchWriter(Partitions partitions) {
        this.partitions = partitions;
    }

    /** Writes what has not been applied of a batch, and returns whether there was anything. */
    boolean write(Connection connection, AccessBatch batch) throws SQLException {
        String node = Storable.of(batch.node());
        AccessBatch news = batch.after(applied(connection, node));
        if (news.entries().isEmpty()) {
            return false;
        }
        BatchTotals totals = BatchTotals.of(news);
        Set<LocalDate> days = new TreeSet<>();
        totals.pages().keySet().forEach(key -> days.add(LocalDate.ofEpochDay(key.day())));
        try {
            partitions.ensure(connection, days);
            writeVisits(connection, totals.visits());
            PageRows.append(connection, parts(totals.pages()));
            Counts referrers = new Counts(totals.referrers().size());
            totals.referrers().forEach((key, n) -> referrers.add(key.day(), Storable.of(key.host()), n));
            referrers.write(connection, REFERRERS);
            Counts statuses = new Counts(totals.statuses().size());
            totals.statuses().forEach((key, n) -> statuses.add(key.day(), String.valueOf(key.statusClass()), n));
            statuses.write(connection, STATUSES);
        } catch (SQLException e) {
            partitions.distrust();
            throw e;
        }
        try (PreparedStatement statement = connection.prepareStatement(ADVANCE_NODE)) {
            statement.setLong(1, news.last());
            statement.setString(2, node);
            statement.executeUpdate();
        }
        return true;
    }

    /** Returns how far a node's accesses are applied, and locks the row that says so. */
    private static long applied(Connection connection, String node) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK_NODE)) {
            lock.setString(1, node);
            for (int attempt = 0; attempt < 2; attempt++) {
                try (ResultSet found = lock.executeQuery()) {
                    if (found.next()) {
                        return found.getLong(1);
                    }
                }
                try (PreparedStatement add = connection.prepareStatement(ADD_NODE)) {
                    add.setString(1, node);
                    add.executeUpdate();
                }
            }
        }
        throw new SQLException("the row of a node was deleted as soon as it was made");
    }

    private static Map<PageRow.Key, PageRow> parts(Map<BatchTotals.PageKey, BatchTotals.PageTotals> pages) {
        Map<PageRow.Key, PageRow> parts = new TreeMap<>();
        pages.forEach((key, totals) -> {
            PageRow.Key page = new PageRow.Key(key.day(), false, Storable.of(key.page()));
            parts.computeIfAbsent(page, k -> new PageRow()).add(totals);
            parts.computeIfAbsent(new PageRow.Key(key.day(), true, ""), k -> new PageRow())
                    .add(totals);
        });
        return parts;
    }

    private static void writeVisits(Connection connection, Map<BatchTotals.VisitKey, BatchTotals.Visits> visits)
            throws SQLException {
        int count = visits.size();
        if (count == 0) {
            return;
        }
        int[] days = new int[count];
        long[] high = new long[count];
        long[] low = new long[count];
        String[] pages = new String[count];
        long[] accesses = new long[count];
        long[] first = new long[count];
        long[] last = new long[count];
        int i = 0;
        for (Map.Entry<BatchTotals.VisitKey, BatchTotals.Visits> entry : visits.entrySet()) {
            BatchTotals.VisitKey key = entry.getKey();
            days[i] = Math.toIntExact(key.day());
            high[i] = key.person().high();
            low[i] = key.person().low();
            pages[i] = Storable.of(key.page());
            accesses[i] = entry.getValue().accesses();
            first[i] = entry.getValue().first();
            last[i] = entry.getValue().last();
            i++;
        }
        Object[] columns = {days, high, low, pages, accesses, first, last};
        try (PreparedStatement statement = connection.prepareStatement(VISITS)) {
            for (int column = 0; column < columns.length; column++) {
                statement.setObject(column + 1, columns[column]);
            }
            statement.executeUpdate();
        }
    }

    /** Columns of days, names and numbers. */
    private static final class Counts {
        private final int[] days;
        private final String[] names;
        private final long[] accesses;
        private int size;

        Counts(int capacity) {
            days = new int[capacity];
            names = new String[capacity];
            accesses = new long[capacity];
        }

        void add(long day, String name, long count) {
            days[size] = Math.toIntExact(day);
            names[size] = name;
            accesses[size++] = count;
        }

        void write(Connection connection, String sql) throws SQLException {
            if (size == 0) {
                return;
            }
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, days);
                statement.setObject(2, names);
                statement.setObject(3, accesses);
                statement.executeUpdate();
            }
        }
    }
}
