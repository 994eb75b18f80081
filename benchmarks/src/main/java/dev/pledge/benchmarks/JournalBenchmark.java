package dev.pledge.benchmarks;

import dev.pledge.statistics.PageAccess;
import dev.pledge.statistics.Pseudonym;
import dev.pledge.statistics.journal.Drainer;
import dev.pledge.statistics.journal.Fsync;
import dev.pledge.statistics.journal.Journal;
import dev.pledge.statistics.journal.JournalSettings;
import dev.pledge.statistics.journal.PageLimit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.AuxCounters;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a request pays to have its access recorded, on a disk, with a drainer that takes it away to a store that forgets it:
 * nanoseconds of one thread, of two and of eight. No site has page accesses one after the other without a pause, and no
 * drainer keeps up with that; so each thread appends a thousand, and before the next thousand, which is not measured, there
 * is room made. {@code lost} counts what was refused all the same: an append that is refused is cheaper than one that is
 * not, so there must be none.
 *
 * <p>The profiler {@code gc} sees what the drainer allocates; that an append allocates nothing, a test tells.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class JournalBenchmark {
    private static final int PAGES = 5_000;
    private static final int ACCESSES = 1 << 16;
    private static final int BURST = 1_000;
    private static final long MUCH = 4 << 20;

    private final PageAccess[] accesses = new PageAccess[ACCESSES];
    private final Path directory;
    private final Journal journal;
    private final Drainer drainer;

    /** Opens a journal in a new directory. */
    public JournalBenchmark() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < ACCESSES; i++) {
            String page = String.format(Locale.ROOT, "/catalogue/page-%d", random.nextInt(PAGES));
            Pseudonym person = new Pseudonym(random.nextLong(), random.nextLong());
            String referrer = i % 10 == 0 ? "www.example.org" : null;
            accesses[i] = new PageAccess(page, 1_790_000_000_000L + i, person, true, false, 200, 1_500, referrer);
        }
        try {
            directory = Files.createTempDirectory("journal-benchmark");
            JournalSettings settings =
                    JournalSettings.in(directory).with(Fsync.EVERY_SECOND).withBudget(1L << 30);
            journal = Journal.open(settings, Clock.systemUTC());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ForgettingStore store = new ForgettingStore();
        drainer = new Drainer(journal, store, new PageLimit(PAGES, store), List.of(), Clock.systemUTC());
    }

    /** Starts the drainer. */
    @Setup(Level.Trial)
    public void start() {
        drainer.start();
    }

    /**
     * Ends it, and deletes the files.
     *
     * @throws IOException if one cannot be deleted
     */
    @TearDown(Level.Trial)
    public void end() throws IOException {
        drainer.close();
        journal.close();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    /** Where a thread is; each begins elsewhere. */
    @State(Scope.Thread)
    public static class Turn {
        private static final AtomicInteger THREADS = new AtomicInteger();

        private int turn = THREADS.getAndIncrement() * 7_919;

        /** Is made by JMH. */
        public Turn() {}

        /** Waits until there is room for what all threads append in one go. */
        @Setup(Level.Invocation)
        public void makeRoom(JournalBenchmark benchmark) {
            if (benchmark.journal.pendingBytes() > MUCH) {
                benchmark.drainer.catchUp(Duration.ofMinutes(1));
            }
        }

        private int next() {
            return turn++ & ACCESSES - 1;
        }
    }

    /** How many accesses were refused. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Refused {
        /** So many. */
        public long lost;

        /** Is made by JMH. */
        public Refused() {}
    }

    private void append(Turn turn, Refused refused) {
        for (int i = 0; i < BURST; i++) {
            if (!journal.append(accesses[turn.next()])) {
                refused.lost++;
            }
        }
    }

    /** One thread. */
    @Benchmark
    @OperationsPerInvocation(BURST)
    @Threads(1)
    public void append1(Turn turn, Refused refused) {
        append(turn, refused);
    }

    /** Two threads. */
    @Benchmark
    @OperationsPerInvocation(BURST)
    @Threads(2)
    public void append2(Turn turn, Refused refused) {
        append(turn, refused);
    }

    /** Eight threads. */
    @Benchmark
    @OperationsPerInvocation(BURST)
    @Threads(8)
    public void append8(Turn turn, Refused refused) {
        append(turn, refused);
    }
}
