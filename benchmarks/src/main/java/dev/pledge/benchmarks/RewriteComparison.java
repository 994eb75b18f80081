package dev.pledge.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Pledge, its bounds and its peers in one process, in turn: megabytes (10⁶ bytes) of input for each second of CPU time of the
 * one thread that works. What other threads of the JVM do for it, garbage collection above all, does not count; that is
 * in favour of those who allocate. Prints a table in Markdown.
 */
public final class RewriteComparison {
    private static final String HELP = """
            Usage: java -XX:-DontCompileHugeMethods -cp benchmarks/target/benchmarks.jar \\
                    dev.pledge.benchmarks.RewriteComparison [options]

              --rounds N    how often each takes its turn (default 9)
              --millis N    the CPU time of a turn, at least (default 500)
              --warm-up N   milliseconds of CPU time each has before the first round (default 4000)
              --only REGEX  of the peers and bounds only those that this is found in
            """;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final int rounds;
    private final long turn;
    private final long warmUp;

    private RewriteComparison(int rounds, long turn, long warmUp) {
        this.rounds = rounds;
        this.turn = turn;
        this.warmUp = warmUp;
    }

    /** Measures and prints; {@code --help} tells the options. */
    public static void main(String[] arguments) throws Exception {
        if (List.of(arguments).contains("--help")) {
            System.out.print(HELP);
            return;
        }
        int rounds = 9;
        int millis = 500;
        int warmUp = 4000;
        Pattern only = Pattern.compile("");
        for (int i = 0; i < arguments.length; i += 2) {
            String value = i + 1 < arguments.length ? arguments[i + 1] : "";
            switch (arguments[i]) {
                case "--rounds" -> rounds = Integer.parseInt(value);
                case "--millis" -> millis = Integer.parseInt(value);
                case "--warm-up" -> warmUp = Integer.parseInt(value);
                case "--only" -> only = Pattern.compile(value);
                default -> throw new IllegalArgumentException(arguments[i] + " is no option; --help lists them");
            }
        }
        Pattern which = only;
        RewriteContest contest = RewriteContest.prepare()
                .only(c -> c.title().startsWith("Pledge")
                        || which.matcher(c.title()).find());
        System.out.printf(
                Locale.ROOT,
                "Java %s, %d processors, %s%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getRuntimeMXBean().getInputArguments());
        RewriteComparison comparison = new RewriteComparison(rounds, millis * 1_000_000L, warmUp * 1_000_000L);
        comparison.compare("Pages with nothing to remove", contest.contestants(), contest.clean());
        comparison.compare("Pages with removals", contest.contestants(), contest.removals());
    }

    private void compare(String heading, List<Contestant> contestants, List<RealPage> pages) throws Exception {
        for (Contestant contestant : contestants) {
            turn(contestant, pages, warmUp);
        }
        double[][] speeds = new double[contestants.size()][rounds];
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < speeds.length; i++) {
                // Who follows whom stays the same, who is first does not.
                int who = (i + round) % speeds.length;
                speeds[who][round] = turn(contestants.get(who), pages, turn);
            }
        }
        print(heading, contestants, pages, speeds);
    }

    private void print(String heading, List<Contestant> contestants, List<RealPage> pages, double[][] speeds) {
        long bytes = pages.stream().mapToLong(page -> page.bytes().length).sum();
        System.out.printf(
                Locale.ROOT,
                "%n%s: %d, %.1f MB; medians of %d rounds%n%n"
                        + "| | MB/s of CPU time | Pledge over it (least to largest) |%n|---|---|---|%n",
                heading,
                pages.size(),
                bytes / 1e6,
                rounds);
        for (int i = 0; i < speeds.length; i++) {
            double[] ratios = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                ratios[round] = speeds[0][round] / speeds[i][round];
            }
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %,.0f | %s |%n",
                    contestants.get(i).title(),
                    Spread.of(speeds[i]).median(),
                    Spread.of(ratios).ratios());
        }
    }

    /** Has the pages taken in from the first to the last, as often as the time asks for; returns megabytes a second. */
    private static double turn(Contestant contestant, List<RealPage> pages, long nanos) throws Exception {
        long sum = 0;
        long bytes = 0;
        long begin = THREADS.getCurrentThreadCpuTime();
        long spent;
        do {
            for (RealPage page : pages) {
                sum += contestant.take(page);
                bytes += page.bytes().length;
            }
            spent = THREADS.getCurrentThreadCpuTime() - begin;
        } while (spent < nanos);
        if (sum == 0) {
            throw new IllegalStateException(contestant.title() + " did nothing");
        }
        return bytes * 1e3 / spent;
    }
}
