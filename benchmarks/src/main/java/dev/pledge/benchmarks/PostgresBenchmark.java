package dev.pledge.benchmarks;

import dev.pledge.statistics.AccessBatch;
import dev.pledge.statistics.PageAccess;
import dev.pledge.statistics.Pseudonym;
import dev.pledge.statistics.StoreException;
import dev.pledge.statistics.postgres.PostgresStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many accesses a second go into PostgreSQL, merging of parts included: batches of 20,000; 5,000 pages of which the
 * n-th is seen 1/n times as often as the first; a million persons, each as likely as the others, so that nearly every
 * access is a row of its own. The server runs on the same machine as it comes, but that commits wait for the disk.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 5, time = 5)
public class PostgresBenchmark {
    private static final int BATCH = 20_000;
    private static final int PAGES = 5_000;
    private static final int PERSONS = 1_000_000;
    private static final long DAY = Instant.parse("2026-11-22T00:00:00Z").toEpochMilli();

    private final SplittableRandom random = new SplittableRandom(1);
    private final double[] shares = new double[PAGES];
    private @Nullable EmbeddedPostgres server;
    private @Nullable PostgresStore store;
    private AccessBatch next = new AccessBatch("one", List.of());
    private long position;

    /** Draws the shares of the pages. */
    public PostgresBenchmark() {
        double sum = 0;
        for (int i = 0; i < PAGES; i++) {
            sum += 1.0 / (i + 1);
            shares[i] = sum;
        }
    }

    /** Starts a server with an empty database. */
    @Setup
    public void start() throws IOException {
        EmbeddedPostgres started = EmbeddedPostgres.start();
        server = started;
        store = PostgresStore.at("jdbc:postgresql://localhost:" + started.getPort() + "/postgres", "postgres", null);
    }

    /** Stops it. */
    @TearDown
    public void stop() throws IOException {
        Objects.requireNonNull(store).close();
        Objects.requireNonNull(server).close();
    }

    /** Makes the next batch, outside of what is measured. */
    @Setup(Level.Invocation)
    public void makeBatch() {
        List<AccessBatch.Entry> entries = new ArrayList<>(BATCH);
        for (int i = 0; i < BATCH; i++) {
            entries.add(new AccessBatch.Entry(++position, access()));
        }
        next = new AccessBatch("one", entries);
    }

    private PageAccess access() {
        int found = Arrays.binarySearch(shares, random.nextDouble() * shares[PAGES - 1]);
        int page = Math.min(PAGES - 1, found < 0 ? -found - 1 : found);
        boolean bot = random.nextInt(20) == 0;
        SplittableRandom person = new SplittableRandom(random.nextLong(PERSONS));
        return new PageAccess(
                "/shop/products/page-" + page,
                DAY + position % 86_400_000,
                bot ? null : new Pseudonym(person.nextLong(), person.nextLong()),
                true,
                bot,
                200,
                1_000 + random.nextInt(50_000),
                random.nextInt(10) == 0 ? "host-" + random.nextInt(300) + ".example" : null);
    }

    /** Applies a batch. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void drain() throws StoreException {
        Objects.requireNonNull(store).apply(next);
    }
}
