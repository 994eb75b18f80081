package dev.pledge.benchmarks;

import dev.pledge.statistics.Bots;
import dev.pledge.statistics.PageAccess;
import dev.pledge.statistics.PageAccessRule;
import dev.pledge.statistics.PageNames;
import dev.pledge.statistics.PageTotal;
import dev.pledge.statistics.Pseudonyms;
import dev.pledge.statistics.Referrers;
import dev.pledge.statistics.StatisticsAnswers.Audience;
import dev.pledge.statistics.StoreException;
import dev.pledge.statistics.embedded.EmbeddedStore;
import dev.pledge.statistics.journal.JournalSettings;
import dev.pledge.statistics.journal.JournaledStatistics;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A program that has Pledge count an access log as it counts requests: page names, bots, referring hosts and pseudonyms
 * are worked out for each line, and the access goes through the journal into the embedded store, both on the disk. Where
 * the filter would look at the type of the answer, the ending of the path says it.
 */
final class AccessLogCounting {
    private static final int MOST_PAGES = 10_000;
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final LocalDate FROM = SiteAccesses.FIRST_DAY;
    private static final LocalDate TO = FROM.plusDays(SiteAccesses.DAYS - 1L);

    private final Bots bots = new Bots();
    private final Pseudonyms pseudonyms = Pseudonyms.withNewKey();
    private final CombinedLogLines lines = new CombinedLogLines();

    private AccessLogCounting() throws IOException {}

    /** Counts in a process of its own; {@link #read} reads what it has counted. */
    static TimedProcess start(Path log, Path data, Path counts, Path directory)
            throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return TimedProcess.run(
                List.of(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        AccessLogCounting.class.getName(),
                        log.toString(),
                        data.toString(),
                        counts.toString()),
                directory);
    }

    /** Returns how often each page was viewed. */
    static Map<String, Long> read(Path counts) throws IOException {
        Map<String, Long> pages = new HashMap<>();
        for (String line : Files.readAllLines(counts)) {
            int tab = line.indexOf('\t');
            pages.put(line.substring(tab + 1), Long.parseLong(line.substring(0, tab)));
        }
        return pages;
    }

    /** Counts: the log, the directory for the data, and the file for the counts are given. */
    public static void main(String[] arguments) throws IOException, StoreException {
        Path data = Path.of(arguments[1]);
        try (JournaledStatistics statistics = JournaledStatistics.open(
                JournalSettings.in(data.resolve("journal")),
                EmbeddedStore.open(data.resolve("store")),
                MOST_PAGES,
                List.of(),
                Clock.systemUTC())) {
            long views = new AccessLogCounting().record(Path.of(arguments[0]), statistics);
            awaitAll(statistics, views);
            Map<String, Long> pages = new TreeMap<>();
            for (Audience audience : Audience.values()) {
                for (PageTotal page : statistics.answers().topPages(audience, FROM, TO, MOST_PAGES)) {
                    pages.merge(page.page(), page.accesses(), Long::sum);
                }
            }
            StringBuilder text = new StringBuilder();
            pages.forEach((page, count) ->
                    text.append(count).append('\t').append(page).append('\n'));
            Files.writeString(Path.of(arguments[2]), text);
        }
    }

    private long record(Path log, JournaledStatistics statistics) throws IOException {
        long views = 0;
        try (BufferedReader from = Files.newBufferedReader(log, StandardCharsets.ISO_8859_1)) {
            for (String line = from.readLine(); line != null; line = from.readLine()) {
                PageAccess access = access(lines.read(line));
                statistics.record(access);
                views += access.view() ? 1 : 0;
            }
        }
        return views;
    }

    private PageAccess access(CombinedLogLines.Line line) {
        boolean bot = bots.isBot(line.userAgent());
        return new PageAccess(
                PageNames.of(null, line.path()),
                line.epochMillis(),
                bot ? null : pseudonyms.ofSession(line.address() + ' ' + line.userAgent()),
                PageAccessRule.isAccess(line.method(), line.status(), contentType(line.path()), false, false),
                bot,
                line.status(),
                0,
                Referrers.host(line.referrer(), host -> false));
    }

    private static String contentType(String path) {
        return path.indexOf('.', path.lastIndexOf('/')) < 0 ? "text/html" : "application/octet-stream";
    }

    private static void awaitAll(JournaledStatistics statistics, long views) throws StoreException {
        long until = System.nanoTime() + PATIENCE_NANOS;
        long counted = 0;
        while (counted < views) {
            if (statistics.state().lost() > 0 || System.nanoTime() - until > 0) {
                throw new IllegalStateException(counted + " of " + views + " views are counted: " + statistics.state());
            }
            counted = statistics.answers().views(FROM, TO).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }
}
