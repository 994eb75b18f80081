package dev.pledge.demo.shop;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.Driver;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.mvstore.MVStoreTool;
import org.h2.tools.RunScript;
import org.jspecify.annotations.Nullable;

/**
 * The shop's database: an H2 file, filled with goods and customers when it is new. What was deleted still stands in the
 * file until it is written anew, which {@link #erase} does. Safe for use by many threads.
 */
public final class Database implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 50;

    private final String url;
    private final @Nullable Path file;
    private final ReadWriteLock use = new ReentrantReadWriteLock(true);
    private JdbcConnectionPool pool;

    private Database(String url, @Nullable Path file, JdbcConnectionPool pool) {
        this.url = url;
        this.file = file;
        this.pool = pool;
    }

    /** Opens the database in a directory, and makes it if there is none. */
    public static Database open(Path directory) {
        Path name = directory.resolve("shop").toAbsolutePath();
        return open("jdbc:h2:file:" + name + ";DB_CLOSE_ON_EXIT=FALSE", name.resolveSibling("shop.mv.db"));
    }

    /** Opens a database in memory. */
    static Database open(String url) {
        return open(url, null);
    }

    private static Database open(String url, @Nullable Path file) {
        JdbcConnectionPool pool = pool(url);
        try (Connection connection = pool.getConnection()) {
            if (isNew(connection)) {
                run(connection, "schema.sql");
                run(connection, "seed.sql");
            }
            run(connection, "changes.sql");
            return new Database(url, file, pool);
        } catch (SQLException e) {
            pool.dispose();
            throw new DatabaseException(e);
        }
    }

    <T> List<T> list(String sql, Session.Row<T> row, @Nullable Object... values) {
        return call(session -> session.list(sql, row, values));
    }

    <T> @Nullable T first(String sql, Session.Row<T> row, @Nullable Object... values) {
        List<T> all = list(sql, row, values);
        return all.isEmpty() ? null : all.get(0);
    }

    /** Does work in one transaction: all of it counts, or, after an exception, none of it. */
    <T> T call(Work<T> work) {
        use.readLock().lock();
        try {
            return transaction(work);
        } finally {
            use.readLock().unlock();
        }
    }

    /**
     * Deletes in one transaction, and then writes the file anew, so that what was deleted is in no file any more. Everybody
     * else waits meanwhile.
     */
    <T> T erase(Work<T> work) {
        use.writeLock().lock();
        try {
            T result = transaction(work);
            if (file != null) {
                renew(file);
            }
            return result;
        } finally {
            use.writeLock().unlock();
        }
    }

    private <T> T transaction(Work<T> work) {
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

    /** The database closes for it; the next connection opens it again. H2's own "shutdown compact" would compress as well. */
    private void renew(Path stored) {
        JdbcConnectionPool before = pool;
        try (Connection connection = before.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown");
        } catch (SQLException e) {
            throw new DatabaseException(e);
        } finally {
            before.dispose();
            pool = pool(url);
        }
        MVStoreTool.compact(stored.toString(), false);
    }

    private static JdbcConnectionPool pool(String url) {
        JdbcConnectionPool pool = JdbcConnectionPool.create(url, "shop", "");
        pool.setMaxConnections(MOST_CONNECTIONS);
        return pool;
    }

    /** Closes the database and takes its driver out of the JDK's list, so that the application can be unloaded. */
    @Override
    public void close() {
        use.writeLock().lock();
        try {
            pool.dispose();
        } finally {
            use.writeLock().unlock();
        }
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
