package dev.pledge.benchmarks;

import dev.pledge.adserver.CompiledLists;
import dev.pledge.adserver.ResourceType;
import dev.pledge.adserver.Verdict;
import dev.pledge.html.UrlReference;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
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

/** What one verdict of the built-in list costs, over the URLs of real requests in their order. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class VerdictBenchmark {
    /** Requests to ad servers, or all others. */
    @Param({"listed", "unlisted"})
    public String hosts = "";

    private final CompiledLists list = CompiledLists.builtIn();
    private Request[] requests = {};
    private int next;

    private record Request(String url, String host, ResourceType type, String pageHost) {}

    /** Is made by JMH. */
    public VerdictBenchmark() {}

    /** Reads the requests. */
    @Setup
    public void read() throws IOException {
        boolean listed = hosts.equals("listed");
        List<Request> read = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(RealData.file("adserver/requests.tsv.gz"))),
                StandardCharsets.UTF_8))) {
            lines.readLine(); // The names of the columns.
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Request request = request(line);
                if (request != null && verdict(request).blocked() == listed) {
                    read.add(request);
                }
            }
        }
        if (read.isEmpty()) {
            throw new IllegalStateException("the data holds no " + hosts + " host");
        }
        requests = read.toArray(Request[]::new);
    }

    /** One verdict. */
    @Benchmark
    public Verdict verdict() {
        Request request = requests[next];
        next = next + 1 == requests.length ? 0 : next + 1;
        return verdict(request);
    }

    private Verdict verdict(Request request) {
        return list.verdict(request.url(), request.host(), request.type(), request.pageHost());
    }

    private static @Nullable Request request(String line) {
        String[] columns = line.split("\t", -1);
        String host = host(columns[0]);
        String pageHost = host(columns[1]);
        return host == null || pageHost == null ? null : new Request(columns[0], host, type(columns[2]), pageHost);
    }

    private static @Nullable String host(String url) {
        UrlReference parsed = UrlReference.parse(url);
        return parsed == null ? null : parsed.host();
    }

    private static ResourceType type(String name) {
        String constant = name.toUpperCase(Locale.ROOT);
        return Arrays.stream(ResourceType.values())
                .filter(type -> type.name().equals(constant))
                .findFirst()
                .orElse(ResourceType.OTHER);
    }
}
