package dev.pledge.statistics.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.statistics.AccessBatch;
import dev.pledge.statistics.PageAccess;
import dev.pledge.statistics.StatisticsAnswers.Audience;
import dev.pledge.statistics.StoreException;
import dev.pledge.testing.Threads;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Several nodes at one database, and what they leave there. */
class PostgresNodesTest {
    private static PostgresServer server;
    private String url = "";

    @BeforeAll
    static void startServer() throws IOException {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @BeforeEach
    void makeDatabase() throws SQLException {
        url = server.newDatabase();
    }

    /** All begin in an empty database, and write the same rows from then on. */
    @Test
    void nodesThatStartAtOnceCountRight() throws Exception {
        int nodes = 4;
        int batches = 80;
        Threads.run(nodes, node -> {
            try (PostgresStore store = PostgresServer.store(url)) {
                for (int i = 0; i < batches; i++) {
                    store.apply(Views.batch("node-" + node, i));
                }
            } catch (StoreException e) {
                throw new AssertionError(e);
            }
        });
        try (PostgresStore store = PostgresServer.store(url)) {
            Views.assertApplied(store, nodes * batches);
        }
        assertThat(PostgresServer.query(url, "SELECT node, position FROM pledge.node ORDER BY node"))
                .containsExactly("node-0,4800", "node-1,4800", "node-2,4800", "node-3,4800");
        assertThat(PostgresServer.query(url, "SELECT count(*) FROM pledge.schema_history WHERE success"))
                .containsExactly("1");
    }

    /** While one node forgets, the other applies what came late: the days come and go, and nobody fails. */
    @Test
    void daysMayBeForgottenWhileTheyAreWritten() throws Exception {
        try (PostgresStore one = PostgresServer.store(url);
                PostgresStore other = PostgresServer.store(url)) {
            Threads.run(2, thread -> {
                try {
                    for (int i = 0; i < 40; i++) {
                        if (thread == 0) {
                            one.apply(Views.batch("one", i));
                        } else {
                            other.forget(Views.DAY, Views.DAY);
                        }
                    }
                } catch (StoreException e) {
                    throw new AssertionError(e);
                }
            });
            one.forget(Views.DAY, Views.DAY);
            assertThat(one.views(Views.DAY.minusDays(9), Views.DAY))
                    .containsEntry(Audience.PEOPLE, 40L * Views.BATCH / 3);
        }
    }

    @Test
    void partsAreMergedAndSayTheSame() throws Exception {
        try (PostgresStore store = PostgresServer.store(url)) {
            for (int i = 0; i < 200; i++) {
                store.apply(Views.batch("one", i));
            }
            Views.assertApplied(store, 200);
        }
        int rowsOfABatch = 3 * (Views.PAGES + 1);
        assertThat(number("SELECT count(*) FROM pledge.page_day")).isEqualTo(rowsOfABatch);
        assertThat(number("SELECT count(*) FROM pledge.page_part")).isBetween(0L, 64L * rowsOfABatch);
        assertThat(number("SELECT sum(people) FROM pledge.page_hour")).isEqualTo(200L * Views.BATCH);
    }

    @Test
    void aDayHasItsPartitionsAheadAndLosesThemWhenItExpires() throws Exception {
        String partitions = "SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent IN "
                + "('pledge.visit'::regclass, 'pledge.page_day'::regclass) ORDER BY 1::text";
        try (PostgresStore store = PostgresServer.store(url)) {
            store.apply(batch(1, view("/a", "2026-11-22")));
            store.apply(batch(2, view("/a", "2026-10-01")));
            assertThat(PostgresServer.query(url, partitions))
                    .hasSize(12)
                    .contains("pledge.visit_20261122", "pledge.visit_20261124", "pledge.page_day_20261001");
            store.forget(LocalDate.parse("2026-10-02"), LocalDate.parse("2026-11-23"));
            assertThat(PostgresServer.query(url, partitions))
                    .containsExactlyInAnyOrder(
                            "pledge.page_day_20261002",
                            "pledge.page_day_20261003",
                            "pledge.page_day_20261122",
                            "pledge.page_day_20261123",
                            "pledge.page_day_20261124",
                            "pledge.visit_20261123",
                            "pledge.visit_20261124");
            store.apply(batch(3, view("/a", "2026-11-22")));
            assertThat(store.topPages(Audience.PEOPLE, LocalDate.MIN, LocalDate.MAX, 9))
                    .singleElement()
                    .satisfies(top -> assertThat(top.accesses()).isEqualTo(2));
        }
    }

    @Test
    void aQuestionReadsTheDaysAndRowsThatItIsAbout() throws Exception {
        try (PostgresStore store = PostgresServer.store(url)) {
            List<AccessBatch.Entry> entries = new ArrayList<>();
            for (int i = 0; i < 60 * 300; i++) {
                LocalDate day = Views.DAY.minusDays(i % 60);
                entries.add(new AccessBatch.Entry(i + 1L, view("/page-" + i / 60, day.toString())));
            }
            store.apply(new AccessBatch("one", entries));
        }
        PostgresServer.query(
                url,
                "INSERT INTO pledge.page_day SELECT day, site, page, people, bots, people_by_hour, "
                        + "bots_by_hour, times, visitors FROM pledge.page_part");
        PostgresServer.query(url, "DELETE FROM pledge.page_part");
        // Of few rows, all are read sooner than an index.
        PostgresServer.query(
                url,
                "INSERT INTO pledge.visit SELECT '2026-11-22', hashint8(i), i, '/page', 1, 0, 0 "
                        + "FROM generate_series(1, 20000) AS i");
        PostgresServer.query(url, "VACUUM ANALYZE");
        String ofPage = explained("SELECT sum(people) FROM pledge.page_total WHERE day BETWEEN '2026-10-24' AND "
                + "'2026-11-22' AND NOT site AND page = '/page-7'");
        assertThat(ofPage).doesNotContain("Seq Scan on page_day").contains("Index Cond: ((day >= ");
        assertThat(ofPage.split(" on page_day_", -1)).hasSizeBetween(31, 61);
        assertThat(ofPage).contains("page_day_20261024").doesNotContain("page_day_20261023");
        assertThat(explained("SELECT * FROM pledge.visit WHERE high = ANY ('{5,6}'::bigint[])"))
                .contains("visit_20261122_high_idx")
                .doesNotContain("Seq Scan on visit_20261122");
    }

    /** Embedded servers as well as hasty administrators let a commit return before it is on the disk. */
    @Test
    void whatIsAppliedIsOnTheDiskWhateverTheServerIsSetTo() throws Exception {
        assertThat(PostgresServer.query(url, "SHOW synchronous_commit")).containsExactly("off");
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(PostgresServer.USER);
        String set = new Transactions(source, "test").run("ask", connection -> {
            try (var rows = connection.createStatement().executeQuery("SHOW synchronous_commit")) {
                rows.next();
                return rows.getString(1);
            }
        });
        assertThat(set).isEqualTo("on");
    }

    private String explained(String sql) throws SQLException {
        return String.join("\n", PostgresServer.query(url, "EXPLAIN " + sql));
    }

    private long number(String sql) throws SQLException {
        return Long.parseLong(PostgresServer.query(url, sql).get(0));
    }

    private static AccessBatch batch(long position, PageAccess access) {
        return new AccessBatch("one", List.of(new AccessBatch.Entry(position, access)));
    }

    private static PageAccess view(String page, String day) {
        return PageAccess.view(
                page,
                LocalDate.parse(day).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli(),
                Views.person(page.hashCode()));
    }
}
