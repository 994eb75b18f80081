package dev.pledge.benchmarks;

import dev.pledge.statistics.AccessBatch;
import dev.pledge.statistics.StatisticsAnswers.Audience;
import dev.pledge.statistics.StoreException;
import dev.pledge.statistics.embedded.EmbeddedStore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The embedded store with so many accesses (10 million unless an argument says otherwise) over 30 days, to 5,000 pages,
 * by a million persons: how quickly they are applied, what the store takes on disk and heap, and how long questions
 * about all 30 days take. Run it as {@link LiveHeap} demands.
 */
final class StatisticsAtScale {
    private static final int BATCH = 50_000;
    private static final int ROUNDS = 11;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private StatisticsAtScale() {}

    /** Prints the figures. */
    public static void main(String[] arguments) throws IOException, StoreException {
        LiveHeap.requireExact();
        int total = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000_000;
        Path directory = Files.createTempDirectory("statistics");
        SiteAccesses accesses = new SiteAccesses(Math.max(1, total / SiteAccesses.DAYS));
        long before = LiveHeap.bytes();
        try (EmbeddedStore store = EmbeddedStore.open(directory)) {
            load(store, accesses, total);
            System.out.printf(
                    "on disk %.0f MB, on the heap %.1f MB%n", size(directory) / 1e6, (LiveHeap.bytes() - before) / 1e6);
            ask(store);
            System.out.printf("on the heap after all questions %.1f MB%n", (LiveHeap.bytes() - before) / 1e6);
        } finally {
            StoreBenchmark.delete(directory);
        }
    }

    private static void load(EmbeddedStore store, SiteAccesses accesses, int total) throws StoreException {
        long nanos = 0;
        long cpu = 0;
        long longest = 0;
        for (int done = 0; done < total; done += BATCH) {
            AccessBatch batch = accesses.next(Math.min(BATCH, total - done));
            long cpuBefore = THREADS.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            store.apply(batch);
            long took = System.nanoTime() - start;
            cpu += THREADS.getCurrentThreadCpuTime() - cpuBefore;
            nanos += took;
            longest = Math.max(longest, took);
        }
        System.out.printf(
                "%,d accesses: %,.0f in a second, %,.0f in a second of CPU time; the longest batch took %.0f ms%n",
                total, total * 1e9 / nanos, total * 1e9 / cpu, longest / 1e6);
    }

    private static void ask(EmbeddedStore store) throws StoreException {
        LocalDate from = SiteAccesses.FIRST_DAY;
        LocalDate to = from.plusDays(SiteAccesses.DAYS - 1L);
        Instant first = from.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant end = to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        String page = SiteAccesses.page(3);
        time("hours of a page", () -> store.hours(page, Audience.PEOPLE, first, end));
        time("days of a page", () -> store.days(page, Audience.PEOPLE, from, to));
        time("days of all pages", () -> store.days(null, Audience.PEOPLE, from, to));
        time("top pages", () -> store.topPages(Audience.PEOPLE, from, to, 20));
        time("visitors of the site", () -> store.visitors(null, from, to));
        time("visitors of a page", () -> store.visitors(page, from, to));
        time("visitors of each page", () -> store.visitorsOfPages(from, to));
        time("referrers", () -> store.referrers(from, to, 20));
        time("answer times", () -> store.answerTimes(null, from, to));
        time("one person", () -> store.person(List.of(SiteAccesses.person(77))));
    }

    /** Prints the time of the first answer, and the median of those after it; on the processor alone in brackets. */
    private static void time(String question, Question asked) throws StoreException {
        double[] millis = new double[ROUNDS];
        double[] cpu = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long cpuBefore = THREADS.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            asked.ask();
            millis[i] = (System.nanoTime() - start) / 1e6;
            cpu[i] = (THREADS.getCurrentThreadCpuTime() - cpuBefore) / 1e6;
        }
        System.out.printf(
                "%-22s first %7.1f ms (%6.1f), then %7.1f ms (%6.1f)%n",
                question, millis[0], cpu[0], medianOfLater(millis), medianOfLater(cpu));
    }

    private static double medianOfLater(double[] measured) {
        return Spread.of(Arrays.copyOfRange(measured, 1, measured.length)).median();
    }

    private static long size(Path directory) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    private interface Question {
        @Nullable
        Object ask() throws StoreException;
    }
}
