package dev.pledge.benchmarks;

import dev.pledge.finding.Findings;
import dev.pledge.finding.Kind;
import dev.pledge.history.Counter;
import dev.pledge.history.History;
import dev.pledge.history.Step;
import dev.pledge.operations.Operations;
import dev.pledge.policy.Mode;
import dev.pledge.policy.OperationsPolicy;
import dev.pledge.policy.Policy;
import dev.pledge.servlet.Arrival;
import dev.pledge.site.Languages;
import dev.pledge.snapshot.ListSource;
import dev.pledge.snapshot.ListsState;
import dev.pledge.snapshot.Modes;
import dev.pledge.snapshot.Snapshot;
import dev.pledge.snapshot.SnapshotCompiler;
import dev.pledge.snapshot.Switches;
import dev.pledge.statistics.embedded.EmbeddedStore;
import dev.pledge.statistics.journal.JournalSettings;
import dev.pledge.statistics.journal.JournaledStatistics;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How long the pages for operations take with a month of data on disk: a million accesses to 5,000 pages, 720 hours of counts, 10,000
 * findings. Of each page the first answer after the start, the median of those that are computed anew, on the processor alone in brackets,
 * and of those that are shared.
 */
final class DashboardAtScale {
    private static final int ACCESSES = 1_000_000;
    private static final int BATCH = 50_000;
    private static final int HOURS = 720;
    private static final int ROUNDS = 9;
    private static final Duration SHARED = Duration.ofMillis(1_100);
    private static final List<String> PAGES = List.of("", "/findings", "/findings.csv", "/pages", "/health", "/policy");

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private DashboardAtScale() {}

    /** A clock that is set by hand. */
    private static final class SetClock extends Clock {
        private Instant now =
                SiteAccesses.FIRST_DAY.atStartOfDay(ZoneOffset.UTC).toInstant();

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** No list. */
    private static final class NoLists implements ListSource {
        @Override
        public List<String> find(String place) throws IOException {
            throw new IOException("no list " + place);
        }

        @Override
        public InputStream open(String file) throws IOException {
            throw new IOException("no list " + file);
        }

        @Override
        public Object stamp(String place) {
            return place;
        }
    }

    /** Prints the figures. */
    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("dashboard");
        SetClock clock = new SetClock();
        Findings findings = new Findings(Findings.LIMIT, clock, List.of());
        try (EmbeddedStore store = EmbeddedStore.open(directory.resolve("store"));
                History history = History.open(directory.resolve("history"), clock, () -> Period.ofMonths(13))) {
            SiteAccesses accesses = new SiteAccesses(ACCESSES / SiteAccesses.DAYS);
            for (int done = 0; done < ACCESSES; done += BATCH) {
                store.apply(accesses.next(BATCH));
            }
            find(findings);
            happen(history, clock);
            history.watch(findings);
            try (JournaledStatistics statistics =
                    JournaledStatistics.open(JournalSettings.inMemory(), store, 5_000, List.of(), clock)) {
                Operations operations = new Operations(
                        Languages.read(),
                        null,
                        new Switches(),
                        () -> ListsState.NONE,
                        statistics,
                        findings,
                        history,
                        clock);
                Policy policy = Policy.builtIn(Mode.ENFORCE).with(OperationsPolicy.at(PlainExchange.PORT));
                Snapshot snapshot = new SnapshotCompiler(new NoLists(), "JSESSIONID", "1", findings).compile(policy);
                history.holds(snapshot.revision(), snapshot.digest().hex(), "site: {}\n");
                prepare(operations, snapshot);
                for (String page : PAGES) {
                    time(operations, snapshot, page, "");
                }
                time(operations, snapshot, "", "range=month");
            }
        } finally {
            StoreBenchmark.delete(directory);
        }
    }

    private static void find(Findings findings) {
        SplittableRandom random = new SplittableRandom(3);
        Kind[] kinds = Kind.values();
        for (int i = 0; i < Findings.LIMIT; i++) {
            Kind kind = kinds[i % kinds.length];
            findings.record(
                    kind, "thing-" + random.nextInt(400), "label", SiteAccesses.page(i), Mode.ENFORCE, "r" + i % 3);
        }
    }

    private static void happen(History history, SetClock clock) {
        SplittableRandom random = new SplittableRandom(2);
        for (int hour = 0; hour < HOURS; hour++) {
            for (Kind kind : Kind.values()) {
                history.count(Counter.finding(kind, Mode.ENFORCE), 1 + random.nextInt(200));
                history.count(Counter.finding(kind, Mode.REPORT), random.nextInt(20));
            }
            for (int request = 0; request < 200; request++) {
                history.spent(1_000L * (20 + random.nextInt(2_000)));
            }
            // To ask brings what was counted to the hour that it is.
            history.counts(clock.now, clock.now.plusMillis(1), Step.HOUR);
            if (hour < HOURS - 1) {
                clock.now = clock.now.plus(Duration.ofHours(1));
            }
        }
        clock.now = clock.now.plus(Duration.ofMinutes(59));
    }

    /** As it is done after the start of an application. */
    private static void prepare(Operations operations, Snapshot snapshot) throws InterruptedException {
        long cpuBefore = THREADS.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        operations.prepare(snapshot);
        System.out.printf(
                "%-22s       %7.1f ms (%6.1f)%n",
                "prepared", (System.nanoTime() - start) / 1e6, (THREADS.getCurrentThreadCpuTime() - cpuBefore) / 1e6);
        Thread.sleep(SHARED.toMillis());
    }

    private static void time(Operations operations, Snapshot snapshot, String page, String query) throws Exception {
        Arrival arrival = new Arrival(
                snapshot,
                Modes.at(OperationsPolicy.PATH + page, snapshot.policy(), new Switches()),
                OperationsPolicy.PATH + page,
                false);
        long cpuBefore = THREADS.getCurrentThreadCpuTime();
        double first = millis(operations, arrival, query);
        double cpuFirst = (THREADS.getCurrentThreadCpuTime() - cpuBefore) / 1e6;
        double[] anew = new double[ROUNDS];
        double[] cpu = new double[ROUNDS];
        double[] shared = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            Thread.sleep(SHARED.toMillis());
            cpuBefore = THREADS.getCurrentThreadCpuTime();
            anew[i] = millis(operations, arrival, query);
            cpu[i] = (THREADS.getCurrentThreadCpuTime() - cpuBefore) / 1e6;
            shared[i] = millis(operations, arrival, query);
        }
        System.out.printf(
                "%-22s first %7.1f ms (%6.1f), anew %7.1f ms (%6.1f), shared %6.2f ms%n",
                "overview".repeat(page.isEmpty() ? 1 : 0) + page + (query.isEmpty() ? "" : "?" + query),
                first,
                cpuFirst,
                Spread.of(anew).median(),
                Spread.of(cpu).median(),
                Spread.of(shared).median());
    }

    private static double millis(Operations operations, Arrival arrival, String query) throws IOException {
        PlainExchange exchange = new PlainExchange(query);
        long start = System.nanoTime();
        if (!operations.answers(arrival, exchange.request(), exchange.response()) || exchange.bytes() == 0) {
            throw new IllegalStateException("the page was not answered");
        }
        return (System.nanoTime() - start) / 1e6;
    }
}
