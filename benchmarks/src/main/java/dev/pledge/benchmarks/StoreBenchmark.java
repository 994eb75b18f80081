package dev.pledge.benchmarks;

import dev.pledge.statistics.AccessBatch;
import dev.pledge.statistics.StoreException;
import dev.pledge.statistics.embedded.EmbeddedStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How many accesses a second one thread applies to the embedded store on the disk, in batches of 50,000. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 10)
@Measurement(iterations = 20)
public class StoreBenchmark {
    private static final int BATCH = 50_000;

    private final SiteAccesses accesses = new SiteAccesses(333_333);
    private Path directory = Path.of("");
    private EmbeddedStore store = EmbeddedStore.inMemory(1);
    private AccessBatch batch = new AccessBatch("none", List.of());

    /** Is made by JMH. */
    public StoreBenchmark() {}

    /** Opens an empty store. */
    @Setup
    public void open() throws IOException {
        directory = Files.createTempDirectory("statistics");
        store = EmbeddedStore.open(directory);
    }

    /** Makes the next batch, outside of the time. */
    @Setup(Level.Invocation)
    public void next() {
        batch = accesses.next(BATCH);
    }

    /** Applies a batch. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void apply() throws StoreException {
        store.apply(batch);
    }

    /** Deletes the store. */
    @TearDown
    public void close() throws IOException {
        store.close();
        delete(directory);
    }

    static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
