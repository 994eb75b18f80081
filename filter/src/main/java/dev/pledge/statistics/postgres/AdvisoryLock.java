package dev.pledge.statistics.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What only one node does at a time; a lock is held until the transaction ends. They are taken in this order. */
enum AdvisoryLock {
    /** To make the schema. */
    SCHEMA(1),
    /** To merge parts, or to forget them. */
    PARTS(2),
    /** To make and to drop partitions. */
    PARTITIONS(3);

    /** Tells these locks from those of others in the same database: "PLDG". */
    private static final int FAMILY = 0x504C4447;

    private final int number;

    AdvisoryLock(int number) {
        this.number = number;
    }

    /** Waits for the lock. */
    void take(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_advisory_xact_lock(?, ?)")) {
            statement.setInt(1, FAMILY);
            statement.setInt(2, number);
            statement.execute();
        }
    }

    /** Takes the lock if nobody holds it, and returns whether. */
    boolean tryTake(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_try_advisory_xact_lock(?, ?)")) {
            statement.setInt(1, FAMILY);
            statement.setInt(2, number);
            try (ResultSet taken = statement.executeQuery()) {
                return taken.next() && taken.getBoolean(1);
            }
        }
    }
}
