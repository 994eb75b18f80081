package dev.pledge.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Pledge, its bounds and its peers, each in a process of its own: one operation is all real pages of one kind.
 * {@link RewriteComparison} has them all in one process, in turn; it is less exact in what the compiler knows of each, and
 * less exposed to what else the machine does.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:-DontCompileHugeMethods")
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
public class RewriteBenchmark {
    /** Pages from which something is removed, or pages that pass as they are. */
    @Param({"removals", "clean"})
    public String pages = "";

    /** Who takes them in. */
    @Param({
        RewriteContest.PLEDGE,
        RewriteContest.WHOLE,
        "Pledge, 8 KB writes, the built-in list",
        "bound: copy",
        Bounds.NEXT_TAG,
        "bound: byte loop",
        "jsoup: parse",
        "jsoup: parse, remove, serialise",
        "nu.validator: SAX",
        "Jericho: streamed, remove"
    })
    public String who = "";

    private Contestant contestant = new Bounds.Copy();
    private List<RealPage> read = List.of();

    /**
     * What was taken in and what it cost, both told by JMH for each second of the clock: {@code megabytes} over
     * {@code cpuSeconds} is the figure to read, whatever else the machine did.
     */
    @AuxCounters
    @State(Scope.Thread)
    public static class Cost {
        /** Megabytes (10⁶ bytes) of input. */
        public double megabytes;

        /** CPU time of the thread. */
        public double cpuSeconds;

        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

        /** Is made by JMH. */
        public Cost() {}

        private long nanos() {
            return threads.getCurrentThreadCpuTime();
        }
    }

    /** Is made by JMH. */
    public RewriteBenchmark() {}

    /** Reads the pages. */
    @Setup
    public void read() throws IOException {
        RewriteContest contest = RewriteContest.prepare();
        contestant = contest.contestant(who);
        read = pages.equals("clean") ? contest.clean() : contest.removals();
    }

    /** All pages, one after the other. */
    @Benchmark
    public long take(Cost cost) throws Exception {
        long sum = 0;
        long before = cost.nanos();
        for (RealPage page : read) {
            sum += contestant.take(page);
            cost.megabytes += page.bytes().length / 1e6;
        }
        cost.cpuSeconds += (cost.nanos() - before) / 1e9;
        return sum;
    }
}
