package dev.pledge.statistics.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One partition for each day, of the totals of pages and of the visits of persons: made before the day begins, or when
 * an access of it comes late; dropped as a whole. Safe for use by all threads.
 */
final class Partitions {
    /** The tables that have partitions. */
    enum Table {
        PAGE_DAY("page_day", ""),
        /** Rows are only ever added or erased: what was erased is to be cleared away soon, be it a single row. */
        VISIT("visit", " WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 0)");

        private final String name;
        private final String settings;

        Table(String name, String settings) {
            this.name = name;
            this.settings = settings;
        }

        private String partition(LocalDate day) {
            return name + "_" + day.format(DateTimeFormatter.BASIC_ISO_DATE);
        }
    }

    /** So many days after a new one get their partitions with it. */
    private static final int AHEAD = 2;

    private final Set<LocalDate> known = ConcurrentHashMap.newKeySet();

    /** Makes what is missing of these days' partitions. */
    void ensure(Connection connection, Collection<LocalDate> days) throws SQLException {
        if (known.containsAll(days)) {
            return;
        }
        AdvisoryLock.PARTITIONS.take(connection);
        Set<LocalDate> wanted = new TreeSet<>(days);
        for (LocalDate day : days) {
            for (int i = 1; i <= AHEAD; i++) {
                wanted.add(day.plusDays(i));
            }
        }
        for (Table table : Table.values()) {
            Set<LocalDate> there = days(connection, table).keySet();
            for (LocalDate day : wanted) {
                if (!there.contains(day)) {
                    make(connection, table, day);
                }
            }
        }
        known.addAll(wanted);
    }

    /** To attach a table, other than to make it as a partition, does not wait for those who read and write. */
    private static void make(Connection connection, Table table, LocalDate day) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE pledge.\"%1$s\" (LIKE pledge.%2$s INCLUDING ALL)%3$s"
                    .formatted(table.partition(day), table.name, table.settings));
            statement.execute(
                    "ALTER TABLE pledge.%2$s ATTACH PARTITION pledge.\"%1$s\" FOR VALUES FROM ('%3$s') TO ('%4$s')"
                            .formatted(table.partition(day), table.name, day, day.plusDays(1)));
        }
    }

    /** Drops the partitions of all days before one; returns how many. */
    int dropBefore(Connection connection, Table table, LocalDate first) throws SQLException {
        AdvisoryLock.PARTITIONS.take(connection);
        List<String> old =
                List.copyOf(days(connection, table).headMap(first, false).values());
        known.removeIf(day -> day.isBefore(first));
        try (Statement statement = connection.createStatement()) {
            for (String partition : old) {
                statement.execute("DROP TABLE pledge.\"" + partition + "\"");
            }
        }
        return old.size();
    }

    /** Believes no longer that a partition is there because it was. */
    void distrust() {
        known.clear();
    }

    private static NavigableMap<LocalDate, String> days(Connection connection, Table table) throws SQLException {
        NavigableMap<LocalDate, String> days = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT c.relname FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
                WHERE i.inhparent = to_regclass(?)
                """)) {
            statement.setString(1, "pledge." + table.name);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    String name = found.getString(1);
                    try {
                        String day = name.substring(table.name.length() + 1);
                        days.put(LocalDate.parse(day, DateTimeFormatter.BASIC_ISO_DATE), name);
                    } catch (DateTimeParseException | IndexOutOfBoundsException e) {
                        throw new SQLException(
                                "found the partition " + name + " of pledge." + table.name + ", expected one for a day",
                                e);
                    }
                }
            }
        }
        return days;
    }
}
