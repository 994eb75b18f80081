package dev.pledge.statistics.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;

/** Writes the totals of many pages with one statement: each column is an array. */
final class PageRows {
    private static final String ROWS = """
            SELECT slice, date '1970-01-01' + day, site, page, people, bots,
                people_by_hour::bigint[], bots_by_hour::bigint[], times, visitors
            FROM unnest(?::int[], ?::int[], ?::boolean[], ?::text[], ?::bigint[], ?::bigint[],
                ?::text[], ?::text[], ?::bytea[], ?::bytea[])
                AS rows (slice, day, site, page, people, bots, people_by_hour, bots_by_hour, times, visitors)
            """;

    private static final String APPEND = "INSERT INTO pledge.page_part " + ROWS;

    private static final String REPLACE = """
            INSERT INTO pledge.page_day
            SELECT day, site, page, people, bots, people_by_hour, bots_by_hour, times, visitors FROM (%s)
                AS rows (slice, day, site, page, people, bots, people_by_hour, bots_by_hour, times, visitors)
            ON CONFLICT (day, site, page) DO UPDATE SET people = EXCLUDED.people, bots = EXCLUDED.bots,
                people_by_hour = EXCLUDED.people_by_hour, bots_by_hour = EXCLUDED.bots_by_hour,
                times = EXCLUDED.times, visitors = EXCLUDED.visitors
            """.formatted(ROWS);

    private PageRows() {}

    /** Appends parts. */
    static void append(Connection connection, Map<PageRow.Key, PageRow> rows) throws SQLException {
        write(connection, APPEND, rows);
    }

    /** Writes whole days, in place of what is there. */
    static void replace(Connection connection, Map<PageRow.Key, PageRow> rows) throws SQLException {
        write(connection, REPLACE, rows);
    }

    private static void write(Connection connection, String sql, Map<PageRow.Key, PageRow> rows) throws SQLException {
        int count = rows.size();
        if (count == 0) {
            return;
        }
        int[] slices = new int[count];
        int[] days = new int[count];
        boolean[] sites = new boolean[count];
        String[] pages = new String[count];
        long[] people = new long[count];
        long[] bots = new long[count];
        String[] peopleByHour = new String[count];
        String[] botsByHour = new String[count];
        byte[][] times = new byte[count][];
        byte[][] visitors = new byte[count][];
        int i = 0;
        for (Map.Entry<PageRow.Key, PageRow> entry : rows.entrySet()) {
            PageRow.Key key = entry.getKey();
            PageRow row = entry.getValue();
            slices[i] = PartsMerge.slice(key.page());
            days[i] = Math.toIntExact(key.day());
            sites[i] = key.site();
            pages[i] = key.page();
            people[i] = row.people();
            bots[i] = row.bots();
            peopleByHour[i] = row.peopleByHour();
            botsByHour[i] = row.botsByHour();
            times[i] = row.times();
            visitors[i] = row.visitors();
            i++;
        }
        Object[] columns = {slices, days, sites, pages, people, bots, peopleByHour, botsByHour, times, visitors};
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int column = 0; column < columns.length; column++) {
                statement.setObject(column + 1, columns[column]);
            }
            statement.executeUpdate();
        }
    }
}
