package dev.pledge.benchmarks;

import dev.pledge.adserver.AdServers;
import dev.pledge.adserver.PageAdServers;
import dev.pledge.adserver.ResourceType;
import dev.pledge.adserver.Verdict;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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

/**
 * What one verdict costs with EasyList and EasyPrivacy, over real requests in their order: the mean, and how it is spread.
 * A page is begun where the requests pass on to another one (after 7.8 requests of a browser, and 163 tags, on average), which
 * is part of what {@link #verdict} measures. It is begun in the room of the one before, as the filter begins pages in the rooms
 * of those that are over; {@link #verdictInNewRooms} has a new room for each, as for pages that are judged at one time.
 * {@link #page} measures the beginning of a page alone, with the one verdict on its own URL.
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
    private @Nullable String[] pages = {};
    private int[] begins = {};
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
        pages = requests.pages().toArray(String[]::new);
        pageHosts = requests.pageHosts().toArray(String[]::new);
        begins = IntStream.range(0, pages.length).filter(i -> pages[i] != null).toArray();
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
        String pageUrl = pages[i];
        if (pageUrl != null) {
            page = lists.forPage(pageUrl, pageHosts[i], page);
        }
        return page.verdict(urls[i], hosts[i], types[i]);
    }

    /** One verdict, where each page has a room of its own. */
    @Benchmark
    public Verdict verdictInNewRooms() {
        int i = next;
        next = i + 1 == urls.length ? 0 : i + 1;
        String pageUrl = pages[i];
        if (pageUrl != null) {
            page = lists.forPage(pageUrl, pageHosts[i]);
        }
        return page.verdict(urls[i], hosts[i], types[i]);
    }

    /** A page with one verdict: that on its own URL, as what a frame loads. */
    @Benchmark
    public Verdict page() {
        int i = begins[next];
        next = next + 1 == begins.length ? 0 : next + 1;
        String pageUrl = Objects.requireNonNull(pages[i]);
        page = lists.forPage(pageUrl, pageHosts[i], page);
        return page.verdict(pageUrl, pageHosts[i], ResourceType.SUBDOCUMENT);
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
