package dev.pledge.cli;

import dev.pledge.cli.audit.Bounds;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The options that say how far an audit goes. */
final class CrawlOptions {
    private static final int KILOBYTE = 1024;
    private static final int MOST_KILOBYTES = 512 * 1024;

    @Option(
            names = "--pages",
            paramLabel = "N",
            defaultValue = "100",
            description = "How many addresses are asked for at most; ${DEFAULT-VALUE} unless said.")
    private int pages;

    @Option(
            names = "--depth",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many links away from the first page; ${DEFAULT-VALUE} unless said.")
    private int depth;

    @Option(
            names = "--queries",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many queries of one path, such as /product?id=1, are asked for; ${DEFAULT-VALUE} unless"
                    + " said.")
    private int queries;

    @Option(
            names = "--time",
            paramLabel = "TIME",
            defaultValue = "10m",
            converter = TimeSpan.class,
            description = "How long it takes in all, such as 30s or 10m; ${DEFAULT-VALUE} unless said.")
    private Duration time = Duration.ZERO;

    @Option(
            names = "--delay",
            paramLabel = "TIME",
            defaultValue = "500ms",
            converter = TimeSpan.class,
            description = "The pause between two requests, such as 0 or 2s; ${DEFAULT-VALUE} unless said. A longer"
                    + " Crawl-delay in robots.txt holds.")
    private Duration delay = Duration.ZERO;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "30s",
            converter = TimeSpan.class,
            description = "How long one answer may take; ${DEFAULT-VALUE} unless said.")
    private Duration timeout = Duration.ZERO;

    @Option(
            names = "--size",
            paramLabel = "KB",
            defaultValue = "5120",
            description = "How much of one page is looked at; ${DEFAULT-VALUE} KB unless said.")
    private int size;

    Bounds bounds() throws UsageException {
        within("--pages", pages, 1, 1_000_000);
        within("--depth", depth, 0, 1_000);
        within("--queries", queries, 0, 1_000_000);
        within("--size", size, 1, MOST_KILOBYTES);
        if (time.isZero() || timeout.isZero()) {
            throw new UsageException((time.isZero() ? "--time" : "--timeout") + ": found no time at all");
        }
        return new Bounds(pages, depth, queries, time, delay, timeout, size * KILOBYTE);
    }

    private static void within(String option, int value, int least, int most) throws UsageException {
        if (value < least || value > most) {
            throw new UsageException(option + ": found " + value + ", expected " + least + " to " + most);
        }
    }
}
