package dev.pledge.benchmarks;

import dev.pledge.statistics.PageAccess;
import dev.pledge.statistics.Pseudonym;
import dev.pledge.statistics.Pseudonyms;
import dev.pledge.statistics.Statistics;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many accesses all threads together record in a microsecond: 60 pages, a thousand persons, all of them known after
 * the warm-up. With more threads the figure must not fall below that of one.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class AccessBenchmark {
    private static final int PAGES = 60;
    private static final int PERSONS = 1_000;

    private final Clock clock = Clock.systemUTC();
    private final Statistics statistics = Statistics.inMemory(5_000, 100_000, 32, clock);
    private final String[] pages = new String[PAGES];
    private final Pseudonym[] persons = new Pseudonym[PERSONS];

    /** Names the pages and persons. */
    public AccessBenchmark() {
        Pseudonyms pseudonyms = Pseudonyms.withNewKey();
        for (int i = 0; i < PAGES; i++) {
            pages[i] = "/product/page-" + i;
        }
        for (int i = 0; i < PERSONS; i++) {
            persons[i] = pseudonyms.ofSession("session-" + i);
        }
    }

    /** Where a thread is; each begins elsewhere. */
    @State(Scope.Thread)
    public static class Visit {
        private static final AtomicInteger THREADS = new AtomicInteger();

        private int turn = THREADS.getAndIncrement() * 7_919;

        /** Is made by JMH. */
        public Visit() {}

        private int next() {
            turn = (turn + 1) & Integer.MAX_VALUE;
            return turn;
        }
    }

    /** Counted for nobody, one thread. */
    @Benchmark
    @Threads(1)
    public void nobody1(Visit visit) {
        ofNobody(visit);
    }

    /** Counted for nobody, two threads. */
    @Benchmark
    @Threads(2)
    public void nobody2(Visit visit) {
        ofNobody(visit);
    }

    /** Counted for nobody, eight threads. */
    @Benchmark
    @Threads(8)
    public void nobody8(Visit visit) {
        ofNobody(visit);
    }

    /** Counted for a person, one thread. */
    @Benchmark
    @Threads(1)
    public void person1(Visit visit) {
        ofPerson(visit);
    }

    /** Counted for a person, two threads. */
    @Benchmark
    @Threads(2)
    public void person2(Visit visit) {
        ofPerson(visit);
    }

    /** Counted for a person, eight threads. */
    @Benchmark
    @Threads(8)
    public void person8(Visit visit) {
        ofPerson(visit);
    }

    private void ofNobody(Visit visit) {
        statistics.record(PageAccess.view(pages[visit.next() % PAGES], clock.millis(), null));
    }

    private void ofPerson(Visit visit) {
        int turn = visit.next();
        statistics.record(PageAccess.view(pages[turn % PAGES], clock.millis(), persons[turn % PERSONS]));
    }
}
