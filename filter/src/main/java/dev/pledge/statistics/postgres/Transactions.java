package dev.pledge.statistics.postgres;

import dev.pledge.statistics.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/**
 * Runs work in transactions of its own on any pool's connections, none of which waits for ever: the server ends a
 * statement after half a minute, and the driver gives a silent server up soon after. Safe for use by all threads.
 */
final class Transactions {
    /** How long a server may be silent. */
    static final int NETWORK_SECONDS = 40;

    private static final int STATEMENT_SECONDS = 30;
    private static final int TRIES = 10;

    /**
     * Whatever a pool has set: each statement sees what was committed before it, days without rows are passed over
     * when a plan is made, and what is committed is on the disk. How far beyond is left as it is.
     */
    private static final String BEGIN = """
            SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE;
            SET LOCAL statement_timeout = '%ds';
            SET LOCAL plan_cache_mode = force_custom_plan;
            SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off'
            """.formatted(STATEMENT_SECONDS);

    /** Serialization failure, deadlock, and a row for a day whose partition another node has dropped. */
    private static final Set<String> TRY_AGAIN = Set.of("40001", "40P01", "23514");

    private final DataSource source;
    private final String name;
    private volatile boolean closed;

    Transactions(DataSource source, String name) {
        this.source = source;
        this.name = name;
    }

    /** What is done in a transaction: all of it, or nothing. */
    @FunctionalInterface
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /**
     * Runs work in a transaction, again if it got in the way of another's.
     *
     * @param what what the work is, for the error's message: "apply a batch"
     */
    <T> T run(String what, Work<T> work) throws StoreException {
        for (int attempt = 1; ; attempt++) {
            if (closed) {
                throw failure(what, new SQLException("the store is closed"));
            }
            try {
                return once(work);
            } catch (SQLException e) {
                if (attempt == TRIES || !TRY_AGAIN.contains(String.valueOf(e.getSQLState()))) {
                    throw failure(what, e);
                }
                pause(what, attempt);
            }
        }
    }

    private <T> T once(Work<T> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            int timeout = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, 1_000 * NETWORK_SECONDS);
            connection.setAutoCommit(false);
            T result;
            try {
                try (Statement begin = connection.createStatement()) {
                    begin.execute(BEGIN);
                }
                result = work.in(connection);
                connection.commit();
            } catch (SQLException | RuntimeException | Error e) {
                giveUp(connection, autoCommit, timeout, e);
                throw e;
            }
            connection.setAutoCommit(autoCommit);
            connection.setNetworkTimeout(Runnable::run, timeout);
            return result;
        }
    }

    private static void giveUp(Connection connection, boolean autoCommit, int timeout, Throwable why) {
        try {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
            connection.setNetworkTimeout(Runnable::run, timeout);
        } catch (SQLException e) {
            // The connection is dead; the pool sees it as well.
            why.addSuppressed(e);
        }
    }

    private void pause(String what, int attempt) throws StoreException {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(10 * attempt) + 1L);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(what, e);
        }
    }

    StoreException failure(String what, Exception cause) {
        String state = cause instanceof SQLException e && e.getSQLState() != null ? " (" + e.getSQLState() + ")" : "";
        return new StoreException("could not " + what + " in " + name + state, cause);
    }

    /** From now on nothing is begun. */
    void close() {
        closed = true;
    }
}
