package dev.pledge.statistics.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pledge.statistics.StoreException;
import dev.pledge.testing.JavaProcess;
import dev.pledge.testing.Threads;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Whatever breaks, each access counts once. */
@Timeout(900)
class PostgresFailuresTest {
    private static final boolean FULL = Boolean.getBoolean("pledge.full");

    /** Of the exchanges with the server, every so manieth is broken. */
    private static final int STEP = FULL ? 1 : 5;

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

    /** In a database that has the tables: among the exchanges are their check and the merging of parts. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whereverTheConnectionBreaksEachAccessCountsOnce(boolean heard) throws StoreException {
        FailingSource source = new FailingSource(plainSource());
        int batches = 0;
        boolean outlived = false;
        for (int exchange = 0; !outlived; exchange += STEP) {
            // Each time a new process, which knows of nothing that is there.
            try (PostgresStore store = PostgresStore.over("the test's pool", source)) {
                source.failAt(exchange, heard);
                for (int i = 0; i < 9; i++) {
                    Views.applyAtLast(store, Views.batch("one", batches++));
                }
                outlived = source.outlived();
                Views.assertApplied(store, batches);
            }
        }
        assertThat(batches * STEP).isGreaterThan(9 * 60);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whereverTheMakingOfTablesBreaksTheyAreMadeInTheEnd(boolean heard) throws Exception {
        boolean outlived = false;
        int exchanges = 0;
        for (int exchange = 0; !outlived; exchange += 2 * STEP) {
            url = server.newDatabase();
            FailingSource source = new FailingSource(plainSource());
            try (PostgresStore store = PostgresStore.over("the test's pool", source)) {
                source.failAt(exchange, heard);
                Views.applyAtLast(store, Views.batch("one", 0));
                outlived = source.outlived();
                Views.assertApplied(store, 1);
            }
            exchanges = exchange;
        }
        assertThat(exchanges).isGreaterThan(30);
    }

    private DataSource plainSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(PostgresServer.USER);
        return source;
    }

    @Test
    void aServerThatIsStoppedUnderLoadLosesAndDoublesNothing() throws Exception {
        AtomicInteger applied = new AtomicInteger();
        AtomicInteger failures = new AtomicInteger();
        try (PostgresStore store = PostgresServer.store(url)) {
            Threads.run(2, thread -> {
                if (thread == 0) {
                    while (applied.get() < 200 || failures.get() == 0) {
                        failures.addAndGet(Views.applyAtLast(store, Views.batch("one", applied.get())));
                        applied.incrementAndGet();
                    }
                } else {
                    restart(applied);
                }
            });
            Views.assertApplied(store, applied.get());
        }
        assertThat(failures).hasPositiveValue();
    }

    /** Stops the server while batches come, and starts it again while they are tried. */
    private static void restart(AtomicInteger applied) {
        try {
            while (applied.get() < 50) {
                Thread.sleep(2);
            }
            server.stop();
            Thread.sleep(300);
            server.startAgain();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void connectionsThatAreEndedInAnyMomentLoseAndDoubleNothing() throws Exception {
        AtomicInteger ended = new AtomicInteger();
        AtomicInteger applied = new AtomicInteger();
        SplittableRandom random = new SplittableRandom(3);
        try (PostgresStore store = PostgresServer.store(url)) {
            store.apply(Views.batch("one", applied.getAndIncrement()));
            Threads.run(2, thread -> {
                while (ended.get() < 40) {
                    if (thread == 0) {
                        Views.applyAtLast(store, Views.batch("one", applied.get()));
                        applied.incrementAndGet();
                    } else {
                        ended.addAndGet(endConnections(random.nextInt(40)));
                    }
                }
            });
            Views.assertApplied(store, applied.get());
        }
    }

    private int endConnections(int afterMillis) {
        try {
            Thread.sleep(afterMillis);
            return PostgresServer.query(
                            url,
                            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'pledge' "
                                    + "AND datname = current_database()")
                    .size();
        } catch (SQLException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aProcessThatIsKilledLosesAndDoublesNothing() throws Exception {
        int kills = FULL ? 20 : 3;
        SplittableRandom random = new SplittableRandom(5);
        int known = -1;
        for (int i = 0; i < kills; i++) {
            known = killedProcess(Math.max(0, known - 2), random.nextInt(5, 60), random.nextInt(40));
        }
        try (PostgresStore store = PostgresServer.store(url)) {
            long counted = store.views(Views.DAY.minusDays(9), Views.DAY).values().stream()
                    .mapToLong(n -> n)
                    .sum();
            int batches = (int) (counted / Views.BATCH);
            assertThat(batches).isGreaterThanOrEqualTo(known + 1);
            Views.assertApplied(store, batches);
            for (int number = Math.max(0, known - 5); number < known + 5; number++) {
                store.apply(Views.batch("one", number));
            }
            Views.assertApplied(store, Math.max(batches, known + 5));
        }
    }

    /** Lets a process apply batches, kills it, and returns the last batch that it knew to be applied. */
    private int killedProcess(int first, int batches, int moreMillis) throws IOException, InterruptedException {
        Process process = JavaProcess.of(WritingProcess.class, url, String.valueOf(first))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int last = -1;
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = Integer.parseInt(line.substring("applied ".length()));
                if (last == first + batches) {
                    Thread.sleep(moreMillis);
                    // By its handle: the process itself would close what it still has to say.
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(last).isGreaterThanOrEqualTo(first + batches);
        return last;
    }

    @Test
    void aServerThatIsAwayAtTheStartIsFoundLater() throws Exception {
        server.stop();
        try (PostgresStore store = PostgresServer.store(url)) {
            assertThatThrownBy(() -> store.apply(Views.batch("one", 0)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(url);
            server.startAgain();
            assertThat(Views.applyAtLast(store, Views.batch("one", 0))).isZero();
            Views.assertApplied(store, 1);
        }
    }

    @Test
    void anErrorTellsWhereAndNotThePassword() throws IOException {
        int nobody;
        try (ServerSocket free = new ServerSocket(0)) {
            nobody = free.getLocalPort();
        }
        String address = "jdbc:postgresql://localhost:" + nobody + "/x";
        try (PostgresStore store = PostgresStore.at(address + "?password=hush1", "jane", "hush2")) {
            assertThatThrownBy(() -> store.pages(Views.DAY))
                    .hasMessage("could not make or upgrade the tables in " + address + " (08001)")
                    .hasStackTraceContaining(address)
                    .satisfies(e -> {
                        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                            assertThat(cause.toString()).doesNotContain("hush");
                        }
                    });
        }
        assertThatThrownBy(() -> PostgresStore.at("jdbc:mysql://u:hush@h/x?password=hush", null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found the URL jdbc:mysql://h/x, expected jdbc:postgresql://host:port/database");
    }
}
