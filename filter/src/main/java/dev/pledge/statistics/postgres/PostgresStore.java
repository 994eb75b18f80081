package dev.pledge.statistics.postgres;

import dev.pledge.statistics.AccessBatch;
import dev.pledge.statistics.AnswerTimes;
import dev.pledge.statistics.Forgotten;
import dev.pledge.statistics.PageDay;
import dev.pledge.statistics.PageHour;
import dev.pledge.statistics.PageTotal;
import dev.pledge.statistics.Person;
import dev.pledge.statistics.Pseudonym;
import dev.pledge.statistics.ReferrerTotal;
import dev.pledge.statistics.StatisticsStore;
import dev.pledge.statistics.StoreException;
import dev.pledge.statistics.VisitorEstimate;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Page accesses in PostgreSQL, in a schema of its own that is called {@code pledge}. One transaction for each batch: it
 * writes the counts and, into the row of the batch's node, the position of the last access, so that a batch or a part of
 * it counts once however often it comes. Visits of persons and the totals of pages are partitioned by day; a day that
 * has expired is dropped whole.
 *
 * <p>The server may be away at any time, also at the start: whatever is called then fails within a minute, and tables are
 * made when it is back. Safe for use by all threads and by any number of nodes.
 */
public final class PostgresStore implements StatisticsStore {
    private final Transactions transactions;
    private final Schema schema;
    private final Partitions partitions = new Partitions();
    private final BatchWriter writer = new BatchWriter(partitions);
    private final PartsMerge merge;
    private final Runnable end;

    private PostgresStore(String name, DataSource source, Runnable end) {
        this.transactions = new Transactions(source, name);
        this.schema = new Schema(source, transactions);
        this.merge = new PartsMerge(transactions, partitions);
        this.end = end;
    }

    /**
     * Returns a store that gets its connections from the application's pool, and leaves it open when it is closed. The
     * pool is to have at least two connections, outside of transactions that a container manages.
     *
     * @param name what errors call the database, such as the name that the pool has in JNDI
     * @throws IllegalStateException if the libraries that this store needs are not there
     */
    public static PostgresStore over(String name, DataSource source) {
        return new PostgresStore(name, source, () -> {});
    }

    /**
     * Returns a store with a pool of its own, which is closed with it. Nothing is asked of the server yet.
     *
     * @param url such as {@code jdbc:postgresql://host:5432/database}
     * @param user null where the URL or the server's rules name one
     * @param password null where none is needed
     * @throws IllegalStateException if the libraries that this store needs are not there
     * @throws IllegalArgumentException if this is no URL of PostgreSQL
     */
    public static PostgresStore at(String url, @Nullable String user, @Nullable String password) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "found the URL " + Address.of(url) + ", expected jdbc:postgresql://host:port/database");
        }
        Libraries.require("org.postgresql.Driver", "org.postgresql:postgresql");
        Libraries.require("com.zaxxer.hikari.HikariDataSource", "com.zaxxer:HikariCP");
        ConnectionPool pool = ConnectionPool.of(url, user, password);
        return new PostgresStore(Address.of(url), pool.source(), pool::close);
    }

    @Override
    public void apply(AccessBatch batch) throws StoreException {
        if (run("apply a batch", connection -> writer.write(connection, batch))) {
            merge.afterBatch();
        }
    }

    @Override
    public boolean erase(Collection<Pseudonym> person) throws StoreException {
        return run("erase a person", connection -> PersonAnswers.erase(connection, person));
    }

    /** Waits for the merging of parts, lest it brings a day back; drops in the order in which batches write. */
    @Override
    public Forgotten forget(LocalDate aggregate, LocalDate perUser) throws StoreException {
        return run("forget what has expired", connection -> {
            AdvisoryLock.PARTS.take(connection);
            int personDays = partitions.dropBefore(connection, Partitions.Table.VISIT, perUser);
            int aggregateDays = partitions.dropBefore(connection, Partitions.Table.PAGE_DAY, aggregate);
            for (String table : List.of("page_part", "referrer_day", "status_day")) {
                deleteBefore(connection, table, aggregate);
            }
            return new Forgotten(aggregateDays, personDays);
        });
    }

    private static void deleteBefore(Connection connection, String table, LocalDate first) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM pledge." + table + " WHERE day < ?")) {
            statement.setObject(1, Days.held(first));
            statement.executeUpdate();
        }
    }

    @Override
    public List<PageHour> hours(@Nullable String page, Audience audience, Instant from, Instant to)
            throws StoreException {
        return ask(connection -> PageAnswers.hours(connection, page, audience, from, to));
    }

    @Override
    public List<PageDay> days(@Nullable String page, Audience audience, LocalDate from, LocalDate to)
            throws StoreException {
        return ask(connection -> PageAnswers.days(connection, page, audience, from, to));
    }

    @Override
    public List<PageTotal> topPages(Audience audience, LocalDate from, LocalDate to, int limit) throws StoreException {
        return ask(connection -> PageAnswers.topPages(connection, audience, from, to, limit));
    }

    @Override
    public Map<Audience, Long> views(LocalDate from, LocalDate to) throws StoreException {
        return ask(connection -> PageAnswers.views(connection, from, to));
    }

    @Override
    public VisitorEstimate visitors(@Nullable String page, LocalDate from, LocalDate to) throws StoreException {
        return ask(connection -> PageAnswers.visitors(connection, page, from, to));
    }

    @Override
    public Map<String, VisitorEstimate> visitorsOfPages(LocalDate from, LocalDate to) throws StoreException {
        return ask(connection -> PageAnswers.visitorsOfPages(connection, from, to));
    }

    @Override
    public List<ReferrerTotal> referrers(LocalDate from, LocalDate to, int limit) throws StoreException {
        return ask(connection -> PageAnswers.referrers(connection, from, to, limit));
    }

    @Override
    public Map<Integer, Long> statusClasses(LocalDate from, LocalDate to) throws StoreException {
        return ask(connection -> PageAnswers.statusClasses(connection, from, to));
    }

    @Override
    public AnswerTimes answerTimes(@Nullable String page, LocalDate from, LocalDate to) throws StoreException {
        return ask(connection -> PageAnswers.answerTimes(connection, page, from, to));
    }

    @Override
    public @Nullable Person person(Collection<Pseudonym> person) throws StoreException {
        List<Person.Page> pages = ask(connection -> PersonAnswers.pages(connection, person));
        return pages.isEmpty() ? null : new Person(pages);
    }

    @Override
    public Collection<String> pages(LocalDate day) throws StoreException {
        return ask(connection -> PageAnswers.pages(connection, day));
    }

    private <T> T ask(Transactions.Work<T> question) throws StoreException {
        return run("ask for statistics", question);
    }

    private <T> T run(String what, Transactions.Work<T> work) throws StoreException {
        schema.ensure();
        return transactions.run(what, work);
    }

    @Override
    public void close() {
        transactions.close();
        end.run();
    }
}
