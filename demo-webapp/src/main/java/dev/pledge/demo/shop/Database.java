package dev.pledge.demo.shop;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.h2.Driver;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.tools.RunScript;
import org.jspecify.annotations.Nullable;

/** The shop's database: an H2 file, filled with goods and customers when it is new. Safe for use by many threads. */
public final class Database implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 50;

    private final JdbcConnectionPool pool;

    private Database(JdbcConnectionPool pool) {
        this.pool = pool;
    }

    /** Opens the database in a directory, and makes it if there is none. */
    public static Database open(Path directory) {
        return open("jdbc:h2:file:" + directory.resolve("shop").toAbsolutePath() + ";DB_CLOSE_ON_EXIT=FALSE");
    }

    static Database open(String url) {
        JdbcConnectionPool pool = JdbcConnectionPool.create(url, "shop", "");
        pool.setMaxConnections(MOST_CONNECTIONS);
        try (Connection connection = pool.getConnection()) {
            if (isNew(connection)) {
                run(connection, "schema.sql");
                run(connection, "seed.sql");
            }
            return new Database(pool);
        } catch (SQLException e) {
            pool.dispose();
            throw new DatabaseException(e);
        }
    }

    <T> List<T> list(String sql, Session.Row<T> row, Object... values) {
        return call(session -> session.list(sql, row, values));
    }

    <T> @Nullable T first(String sql, Session.Row<T> row, Object... values) {
        List<T> all = list(sql, row, values);
        return all.isEmpty() ? null : all.get(0);
    }

    /** Does work in one transaction: all of it counts, or, after an exception, none of it. */
    <T> T call(Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.in(new Session(connection));
                connection.commit();
                return result;
            } finally {
                // After a commit there is nothing left to roll back.
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Closes the database and takes its driver out of the JDK's list, so that the application can be unloaded. */
    @Override
    public void close() {
        pool.dispose();
        Driver.unload();
    }

    private static boolean isNew(Connection connection) throws SQLException {
        return new Session(connection)
                .list(
                        "select 1 from information_schema.tables where table_schema = 'PUBLIC' and table_name = 'PRODUCT'",
                        row -> row.getInt(1))
                .isEmpty();
    }

    private static void run(Connection connection, String script) throws SQLException {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Database.class.getResourceAsStream(script), script), StandardCharsets.UTF_8)) {
            RunScript.execute(connection, reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is to be done in one transaction. */
    @FunctionalInterface
    interface Work<T> {
        T in(Session session) throws SQLException;
    }
}
