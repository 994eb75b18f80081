package dev.pledge.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Pledge beside GoAccess: both count the pages of one access log, each in a process of its own, in turn. Their counts
 * must be those that were written into the log, page by page; else this fails. CPU time is the figure to trust where the
 * machine is shared.
 */
public final class AccessLogComparison {
    private final AccessLogOptions options;

    private AccessLogComparison(AccessLogOptions options) {
        this.options = options;
    }

    /** Measures and prints; {@code --help} tells the options. */
    public static void main(String[] arguments) throws Exception {
        List<String> given = List.of(arguments);
        if (given.contains("--help")) {
            System.out.print(AccessLogOptions.HELP);
            return;
        }
        try {
            new AccessLogComparison(AccessLogOptions.parse(given)).run();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "; --help lists the options");
            System.exit(2);
        }
    }

    private void run() throws IOException, InterruptedException {
        String version = GoAccess.version(options.goAccess());
        Path directory = Files.createTempDirectory("pledge-access-log");
        try {
            Path log = directory.resolve("access.log");
            Map<String, Long> written = AccessLog.write(log, options.lines());
            System.out.printf(
                    Locale.ROOT,
                    "%s, Java %s, %d processors; %,d lines of %.0f MB, %,d views of %,d pages; %d rounds%n",
                    version,
                    Runtime.version(),
                    Runtime.getRuntime().availableProcessors(),
                    options.lines(),
                    Files.size(log) / 1e6,
                    written.values().stream().mapToLong(Long::longValue).sum(),
                    written.size(),
                    options.rounds());
            measure(log, directory, written);
        } finally {
            StoreBenchmark.delete(directory);
        }
    }

    private void measure(Path log, Path directory, Map<String, Long> written) throws IOException, InterruptedException {
        GoAccess goAccess = new GoAccess(options.goAccess(), log, directory);
        List<TimedProcess> all = new ArrayList<>();
        List<TimedProcess> pagesOnly = new ArrayList<>();
        List<TimedProcess> pledge = new ArrayList<>();
        for (int i = 0; i < options.rounds(); i++) {
            all.add(goAccess.run(false));
            requireSame("GoAccess, all panels", written, goAccess.pages());
            pagesOnly.add(goAccess.run(true));
            requireSame("GoAccess, requests only", written, goAccess.pages());
            Path counts = directory.resolve("pledge-" + i + ".txt");
            pledge.add(AccessLogCounting.start(log, directory.resolve("data-" + i), counts, directory));
            requireSame("Pledge", written, AccessLogCounting.read(counts));
        }
        System.out.printf("all three count the same: %,d pages, each as often as it was written%n", written.size());
        print("GoAccess, all panels", all, pledge);
        print("GoAccess, requests only", pagesOnly, pledge);
        print("Pledge", pledge, pledge);
    }

    private static void requireSame(String who, Map<String, Long> written, Map<String, Long> counted) {
        if (counted.equals(written)) {
            return;
        }
        for (Map.Entry<String, Long> page : written.entrySet()) {
            Long found = counted.get(page.getKey());
            if (!page.getValue().equals(found)) {
                throw new IllegalStateException(who + ": " + page.getKey() + " was counted " + found
                        + " times, and written " + page.getValue());
            }
        }
        List<String> others = new ArrayList<>(counted.keySet());
        others.removeAll(written.keySet());
        throw new IllegalStateException(who + " counted what is no page: " + others);
    }

    private static void print(String who, List<TimedProcess> runs, List<TimedProcess> pledge) {
        System.out.printf(
                Locale.ROOT,
                "%-24s CPU %6.2f s  wall %6.2f s   Pledge over it: CPU %s  wall %s%n",
                who,
                median(runs, TimedProcess::cpuSeconds),
                median(runs, TimedProcess::wallSeconds),
                ratios(runs, pledge, TimedProcess::cpuSeconds),
                ratios(runs, pledge, TimedProcess::wallSeconds));
    }

    private static double median(List<TimedProcess> runs, ToDoubleFunction<TimedProcess> figure) {
        return Spread.of(runs.stream().mapToDouble(figure).toArray()).median();
    }

    /** A run is compared with that of its own round. */
    private static String ratios(
            List<TimedProcess> runs, List<TimedProcess> pledge, ToDoubleFunction<TimedProcess> figure) {
        double[] ratios = new double[runs.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = figure.applyAsDouble(pledge.get(i)) / figure.applyAsDouble(runs.get(i));
        }
        return Spread.of(ratios).ratios();
    }
}
