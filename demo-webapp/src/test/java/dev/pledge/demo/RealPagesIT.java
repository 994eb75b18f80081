package dev.pledge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import dev.pledge.adserver.CompiledLists;
import dev.pledge.adserver.ResourceType;
import dev.pledge.demo.testing.PageServer;
import dev.pledge.demo.testing.RealPages;
import dev.pledge.demo.testing.TrustingBrowser;
import dev.pledge.html.UrlReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real pages in a real browser that runs no scripts: what it asks for is what the markup alone makes it ask for. The site
 * is found at this machine, no other host is found at all.
 */
@EnabledIf(
        value = "dev.pledge.demo.testing.TrustingBrowser#isThere",
        disabledReason = "skipped: there is no chromium, or no certutil (libnss3-tools), on the PATH")
class RealPagesIT {
    private static final String HOST = "www.site.test";

    /** A few pages are enough to see that the check can fail. */
    private static final int EACH = 8;

    @TempDir
    static Path directory;

    private static final CompiledLists LIST = CompiledLists.builtIn();
    private static RealPages pages = null;
    private static PageServer server = null;
    private static TrustingBrowser browser = null;

    /** What one page made the browser ask for. */
    private record Visit(Set<String> requests, boolean loaded) {
        List<String> blocked() {
            return requests.stream().filter(RealPagesIT::isBlocked).toList();
        }
    }

    @BeforeAll
    static void open() {
        pages = RealPages.read();
        server = PageServer.serve(pages.byName());
        browser = TrustingBrowser.mapping(directory, HOST, server.port());
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void aGovernedPageAsksForNothingAtAnAdServer() {
        List<String> asked = new ArrayList<>();
        int requests = 0;
        try (BrowserContext context = withoutScripts()) {
            for (String name : pages.byName().keySet()) {
                Visit visit = visit(context, "/governed/" + name);
                assertThat(visit.loaded()).as(name).isTrue();
                requests += visit.requests().size();
                visit.blocked().forEach(url -> asked.add(name + " asks for " + url));
            }
        }
        assertThat(asked).isEmpty();
        assertThat(requests).as("the pages still load what is no ad").isGreaterThan(5000);
    }

    @Test
    void thePagesAskAdServersForMuchWithoutPledge() {
        int blocked = 0;
        int asking = 0;
        try (BrowserContext context = withoutScripts()) {
            for (String name :
                    (Iterable<String>) Stream.iterate(0, i -> i < pages.byName().size(), i -> i + EACH)
                            .map(i -> i + ".html")::iterator) {
                int found = visit(context, "/plain/" + name).blocked().size();
                blocked += found;
                asking += found > 0 ? 1 : 0;
            }
        }
        assertThat(blocked).isGreaterThan(15);
        assertThat(asking).isGreaterThan(5);
    }

    private static BrowserContext withoutScripts() {
        return browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    }

    private static Visit visit(BrowserContext context, String path) {
        Set<String> requests = new HashSet<>();
        String address = "http://" + HOST + path;
        boolean[] loaded = new boolean[1];
        try (Page page = context.newPage()) {
            page.onRequest(request -> requests.add(request.url()));
            page.onRequestFinished(request -> loaded[0] |= request.url().equals(address));
            try {
                page.navigate(address);
            } catch (PlaywrightException e) {
                // A page may send the browser away while it is loading; what it had asked for counts.
                if (!loaded[0]) {
                    throw e;
                }
            }
        }
        requests.remove(address);
        return new Visit(requests, loaded[0]);
    }

    private static boolean isBlocked(String url) {
        UrlReference reference = UrlReference.parse(url);
        String host = reference == null || !reference.isNetwork() ? null : reference.host();
        return host != null && LIST.verdict(url, host, ResourceType.OTHER, HOST).blocked();
    }
}
