package dev.pledge.benchmarks;

import java.io.IOException;
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
import org.openjdk.jmh.infra.Blackhole;

/** How fast pages are governed: one operation is all real pages of one kind; {@code megabytes} is the figure to read. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
public class PageBenchmark {
    private static final double MEGABYTE = 1e6;

    /** Pages with something to remove or upgrade, or pages that pass as they are. */
    @Param({"with-ads", "clean"})
    public String pages = "";

    private final Pages enforced = new Pages(dev.pledge.policy.Mode.ENFORCE);
    private final Pages reported = new Pages(dev.pledge.policy.Mode.REPORT);
    private List<byte[]> read = List.of();

    /** What was taken in; JMH begins it at 0 for each iteration and tells it per second. */
    @AuxCounters
    @State(Scope.Thread)
    public static class Volume {
        /** Megabytes (10⁶ bytes) of input. */
        public double megabytes;

        /** Is made by JMH. */
        public Volume() {}

        private void add(byte[] page) {
            megabytes += page.length / MEGABYTE;
        }
    }

    /** Is made by JMH. */
    public PageBenchmark() {}

    /** Reads the pages. */
    @Setup
    public void read() throws IOException {
        read = Pages.read(pages.equals("with-ads"));
    }

    /** Looked at and changed. */
    @Benchmark
    public void enforce(Volume volume, Blackhole sink) throws IOException {
        govern(enforced, volume, sink);
    }

    /** Looked at only. */
    @Benchmark
    public void report(Volume volume, Blackhole sink) throws IOException {
        govern(reported, volume, sink);
    }

    /** The yardstick: a loop over the bytes that counts each {@code <}. */
    @Benchmark
    public void countTagStarts(Volume volume, Blackhole sink) {
        for (byte[] page : read) {
            int count = 0;
            for (byte b : page) {
                if (b == '<') {
                    count++;
                }
            }
            sink.consume(count);
            volume.add(page);
        }
    }

    private void govern(Pages governed, Volume volume, Blackhole sink) throws IOException {
        for (byte[] page : read) {
            sink.consume(governed.govern(page, (bytes, offset, length) -> {
                sink.consume(bytes);
                sink.consume(offset);
                sink.consume(length);
            }));
            volume.add(page);
        }
    }
}
