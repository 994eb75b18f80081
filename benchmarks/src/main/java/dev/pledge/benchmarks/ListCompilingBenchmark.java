package dev.pledge.benchmarks;

import dev.pledge.adserver.CompiledLists;
import dev.pledge.adserver.PageAdServers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
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

/** What it costs to get lists ready, from their text in memory or in the form in which they were saved. */
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
public class ListCompilingBenchmark {
    private AdLists lists = AdLists.NONE;
    private byte[] form = {};

    /** Is made by JMH. */
    public ListCompilingBenchmark() {}

    /** Compiles and saves once. */
    @Setup
    public void save() throws IOException {
        lists = new AdLists();
        if (!Boolean.getBoolean("pledge.cold")) {
            ByteArrayOutputStream saved = new ByteArrayOutputStream();
            lists.compile().save(saved);
            form = saved.toByteArray();
        }
    }

    /** Reads and compiles both lists and the public suffix list, once the code is compiled. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Warmup(iterations = 8, time = 1)
    @Measurement(iterations = 5, time = 1)
    public CompiledLists warm() throws IOException {
        return lists.compile();
    }

    /** The same for the first time in a new JVM. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Fork(value = 10, jvmArgsAppend = "-Dpledge.cold=true")
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public CompiledLists cold() throws IOException {
        return lists.compile();
    }

    /** Loads the saved form. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Warmup(iterations = 3, time = 1)
    @Measurement(iterations = 5, time = 1)
    public CompiledLists load() throws IOException {
        return CompiledLists.load(new ByteArrayInputStream(form));
    }

    /** Judges all requests of the browser for the first time in a new JVM, in which lists were compiled just before. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Fork(10)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public int firstPass(FreshLists fresh) {
        int blocked = 0;
        PageAdServers page = fresh.compiled.forPage("", "");
        for (int i = 0; i < fresh.requests.size(); i++) {
            String url = fresh.requests.pages().get(i);
            if (url != null) {
                page = fresh.compiled.forPage(url, fresh.requests.pageHosts().get(i), page);
            }
            boolean found = page.verdict(
                            fresh.requests.urls().get(i),
                            fresh.requests.hosts().get(i),
                            fresh.requests.types().get(i))
                    .blocked();
            blocked += found ? 1 : 0;
        }
        return blocked;
    }

    /** Lists that have judged nothing yet, and what they are to judge. */
    @State(Scope.Thread)
    public static class FreshLists {
        private CompiledLists compiled = CompiledLists.builtIn();
        private AdRequests requests = AdRequests.none();

        /** Is made by JMH. */
        public FreshLists() {}

        /** Compiles them. */
        @Setup
        public void compile() throws IOException {
            compiled = new AdLists().compile();
            requests = AdRequests.read("browser");
        }
    }
}
