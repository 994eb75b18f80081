package dev.pledge.benchmarks;

import dev.pledge.adserver.AdServers;
import dev.pledge.adserver.PageAdServers;
import dev.pledge.adserver.ResourceType;
import dev.pledge.adserver.Verdict;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
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
 * What one verdict costs with EasyList and EasyPrivacy, over real requests in their order: the mean, and how it is spread.
 * A page is begun where the requests pass on to another one, which is part of what is measured.
 */
@State(Scope.Thread)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class VerdictBenchmark {
    /** Requests of a browser, or tags of saved pages. */
    @Param({"browser", "html"})
    public String origin = "";

    /** Pledge, a hash set of hosts with a list of patterns, or only a hash over each URL: the least there can be. */
    @Param({"pledge", "plain", "hash"})
    public String engine = "";

    private String[] urls = {};
    private String[] hosts = {};
    private String[] pages = {};
    private String[] pageHosts = {};
    private ResourceType[] types = {};
    private AdServers lists = new HashOnly();
    private PageAdServers page = (url, host, type) -> Verdict.NONE;
    private int next;

    /** Is made by JMH. */
    public VerdictBenchmark() {}

    /** Reads requests and lists. */
    @Setup
    public void read() throws IOException {
        AdRequests requests = AdRequests.read(origin);
        urls = requests.urls().toArray(String[]::new);
        hosts = requests.hosts().toArray(String[]::new);
        types = requests.types().toArray(ResourceType[]::new);
        pages = requests.pages().stream().map(p -> p == null ? "" : p).toArray(String[]::new);
        pageHosts = requests.pageHosts().toArray(String[]::new);
        lists = switch (engine) {
            case "pledge" -> new AdLists().compile();
            case "plain" -> PlainLists.of(new AdLists());
            default -> new HashOnly();
        };
    }

    /** One verdict. */
    @Benchmark
    public Verdict verdict() {
        int i = next;
        next = i + 1 == urls.length ? 0 : i + 1;
        if (!pages[i].isEmpty()) {
            page = lists.forPage(pages[i], pageHosts[i]);
        }
        return page.verdict(urls[i], hosts[i], types[i]);
    }

    /** Reads every character once. */
    private static final class HashOnly implements AdServers {
        private static final Verdict OTHER = new Verdict(Verdict.Kind.NONE, "", "", "");

        @Override
        public Verdict verdict(CharSequence url, CharSequence host, ResourceType type, String pageHost) {
            int hash = 0;
            for (int i = 0; i < url.length(); i++) {
                hash = hash * 31 + url.charAt(i);
            }
            return hash == 0 ? OTHER : Verdict.NONE;
        }

        @Override
        public String revision() {
            return "";
        }
    }
}
