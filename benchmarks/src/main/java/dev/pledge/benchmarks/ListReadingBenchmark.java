package dev.pledge.benchmarks;

import dev.pledge.adserver.CosmeticRule;
import dev.pledge.adserver.FilterListReader;
import dev.pledge.adserver.ListFormat;
import dev.pledge.adserver.NetworkRule;
import dev.pledge.adserver.RuleSink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What reading EasyList and EasyPrivacy costs, before anything is made of their rules. */
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
public class ListReadingBenchmark {
    private static final List<String> LISTS = List.of("adserver/easylist.txt.gz", "adserver/easyprivacy.txt.gz");

    private byte[][] lists = {};

    /** Is made by JMH. */
    public ListReadingBenchmark() {}

    /** Counts rules. */
    private static final class Counter implements RuleSink {
        private int rules;

        @Override
        public void begin(String list, ListFormat format) {}

        @Override
        public void host(CharSequence host, boolean exception, int line) {
            rules++;
        }

        @Override
        public void rule(NetworkRule rule) {
            rules++;
        }

        @Override
        public void cosmetic(CosmeticRule rule) {
            rules++;
        }
    }

    /** Decompresses the lists. */
    @Setup
    public void decompress() throws IOException {
        lists = new byte[LISTS.size()][];
        for (int i = 0; i < lists.length; i++) {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(RealData.file(LISTS.get(i))))) {
                lists[i] = in.readAllBytes();
            }
        }
    }

    /** Both lists, from memory, once the code is compiled. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Warmup(iterations = 5, time = 1)
    @Measurement(iterations = 5, time = 1)
    public int warm() throws IOException {
        return read();
    }

    /** Both lists, from memory, the first time in a new JVM. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Fork(10)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public int cold() throws IOException {
        return read();
    }

    private int read() throws IOException {
        Counter counter = new Counter();
        for (int i = 0; i < lists.length; i++) {
            FilterListReader.read(LISTS.get(i), new ByteArrayInputStream(lists[i]), counter);
        }
        return counter.rules;
    }
}
