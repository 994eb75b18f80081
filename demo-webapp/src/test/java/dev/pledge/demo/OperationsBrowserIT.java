package dev.pledge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.pledge.demo.testing.Scrape;
import dev.pledge.demo.testing.ShopProcess;
import dev.pledge.demo.testing.TrustingBrowser;
import dev.pledge.demo.testing.Viewer;
import dev.pledge.history.History;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages for operations, of a shop that is visited, in a real browser. Pictures of them are in {@code target/operations}. */
@EnabledIf(
        value = "dev.pledge.demo.testing.TrustingBrowser#isThere",
        disabledReason = "skipped: there is no chromium, or no certutil (libnss3-tools), on the PATH")
class OperationsBrowserIT {
    private static final Path PICTURES = Path.of("target", "operations");
    private static final String OVERVIEW = "/privacy/operations";
    private static final List<String> PAGES = List.of(
            "",
            "?range=month",
            "/findings",
            "/findings?promise=cookies&sort=-count",
            "/pages",
            "/health",
            "/policy",
            "/reports");
    private static final String PERSON = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final String BOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";

    private static final int MONTHS = 4;

    @TempDir
    static Path directory;

    private static ShopProcess shop;
    private static TrustingBrowser browser;
    private static int views;

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        Files.createDirectories(PICTURES);
        beginHistory(directory.resolve("shop/records"));
        shop = ShopProcess.start(directory.resolve("shop"));
        browser = TrustingBrowser.start(directory.resolve("home"), shop);
        for (int visitor = 0; visitor < 8; visitor++) {
            visit(PERSON, "/", "/products", "/forum", "/login", "/survey");
        }
        visit(BOT, "/", "/products");
        awaitReports();
    }

    /** Whose first months are over: of each of them the shop makes a report when it starts. */
    private static void beginHistory(Path records) throws IOException {
        Files.createDirectories(records);
        Instant then = LocalDate.now(ZoneOffset.UTC)
                .withDayOfMonth(1)
                .minusMonths(MONTHS)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        History.open(records, Clock.fixed(then, ZoneOffset.UTC), () -> Period.ofYears(1))
                .close();
    }

    private static void awaitReports() throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request =
                HttpRequest.newBuilder(shop.management(OVERVIEW + "/reports")).build();
        String last = "report-00000" + MONTHS;
        for (int i = 0; i < 1_200; i++) {
            if (client.send(request, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .contains(last)) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("there is no " + last + ":\n" + shop.log());
    }

    @AfterAll
    static void close() {
        Stream.of(browser, shop).filter(Objects::nonNull).forEach(OperationsBrowserIT::close);
    }

    private static void close(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void visit(String userAgent, String... paths) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        for (String path : paths) {
            HttpRequest request = HttpRequest.newBuilder(shop.http(path))
                    .header("User-Agent", userAgent)
                    .header("Accept", "text/html")
                    .header("Cookie", "_fbp=fb.1")
                    .build();
            client.send(request, HttpResponse.BodyHandlers.discarding());
            views += userAgent.equals(PERSON) ? 1 : 0;
        }
    }

    /** Waits until the page shows as many views as there were. */
    private static void awaitViews(Page page) {
        page.waitForFunction("views => document.querySelector('#tiles .figure').textContent === views", "" + views);
    }

    @ParameterizedTest
    @MethodSource("dev.pledge.demo.testing.Viewer#all")
    void nothingStandsInTheWayOfAnybody(Viewer viewer) {
        try (BrowserContext context = browser.newContext(viewer.options())) {
            Page page = context.newPage();
            List<String> complaints = complaints(page);
            for (String path : PAGES) {
                page.navigate(shop.management(OVERVIEW + path).toString());
                int charts = path.isEmpty() || path.startsWith("?") ? 2 : path.equals("/health") ? 1 : 0;
                assertThat(page.locator("canvas[role=img]").count()).as(path).isEqualTo(charts);
                viewer.looksAt(page, PICTURES, "operations" + path.replaceAll("[^a-z]+", "-"));
            }
            assertThat(page.locator("#reports tbody tr").count()).isEqualTo(MONTHS);
            assertThat(complaints).isEmpty();
        }
    }

    /** Returns what the browser complains of: violations of the page's own policy among it; and requests to other hosts. */
    private static List<String> complaints(Page page) {
        List<String> complaints = new ArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        int port = shop.management("/").getPort();
        page.onRequest(request -> {
            URI uri = URI.create(request.url());
            if (uri.getPort() != port || !"localhost".equals(uri.getHost())) {
                complaints.add("a request to " + request.url());
            }
        });
        return complaints;
    }

    @Test
    void whatHappensIsSeenWithoutReloading() throws IOException, InterruptedException {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setLocale("en-GB"))) {
            Page page = context.newPage();
            page.navigate(shop.management(OVERVIEW).toString());
            awaitViews(page);
            page.evaluate("window.notReloaded = true");
            visit(PERSON, "/", "/forum");
            awaitViews(page);
            assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
        }
    }

    /** A page in whose place another is sent says so, and stays: after the end of a session that is the form to log in. */
    @Test
    void aPageThatIsNoneOfTheseIsNotTakenForNews() {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setLocale("en-GB"))) {
            Page page = context.newPage();
            page.navigate(shop.management(OVERVIEW).toString());
            context.route(
                    "**" + OVERVIEW,
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/html")
                            .setBody("<main><form><input name=j_username></form></main>")));
            page.waitForFunction("() => document.querySelector('#live').textContent.includes('No connection')");
            assertThat(page.locator("#tiles").isVisible()).isTrue();
        }
    }

    /** Whoever reads a part is not disturbed, but it does not stay old once they are done. */
    @Test
    void aPartThatWasInUseIsBroughtUpToDateLater() throws IOException, InterruptedException {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setLocale("en-GB"))) {
            Page page = context.newPage();
            page.navigate(shop.management(OVERVIEW).toString());
            awaitViews(page);
            String latest = "document.querySelector('#latest').textContent";
            page.locator("#latest a").focus();
            String before = (String) page.evaluate(latest);
            visit(PERSON, "/forum");
            awaitViews(page);
            page.waitForTimeout(6_000);
            assertThat(page.evaluate(latest)).isEqualTo(before);
            page.evaluate("document.activeElement.blur()");
            page.waitForFunction("before => " + latest + " !== before", before);
        }
    }

    @Test
    void onlyWhatIsBroughtUpToDateSaysSo() {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setLocale("en-GB"))) {
            Page page = context.newPage();
            page.navigate(shop.management(OVERVIEW + "/health").toString());
            assertThat(page.locator("#live").innerText()).contains("Updated");
            page.navigate(shop.management(OVERVIEW + "/policy").toString());
            assertThat(page.locator("#live").innerText()).isEmpty();
        }
    }

    @Test
    void everythingIsThereWithoutScript() {
        try (BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setLocale("en-GB").setJavaScriptEnabled(false))) {
            Page page = context.newPage();
            page.navigate(shop.management(OVERVIEW + "/findings").toString());
            page.locator("#q").fill("_ga");
            page.locator("#q").press("Enter");
            page.waitForURL(url -> url.contains("q=_ga"));
            assertThat(page.locator(".findings tbody tr").count()).isPositive();
            assertThat(page.locator(".findings").innerText()).contains("_ga").doesNotContain("Ad tag removed");
            page.navigate(shop.management(OVERVIEW).toString());
            page.locator("details summary").first().click();
            assertThat(page.locator("#accesses").isVisible()).isTrue();
        }
    }

    @Test
    void thePublicPortsDoNotKnowThem() throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        int status = client.send(
                        HttpRequest.newBuilder(shop.http(OVERVIEW)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
        assertThat(status).isEqualTo(404);
    }

    @Test
    void aRestartLosesNothing() throws IOException, InterruptedException {
        Path data = directory.resolve("restarted");
        String before;
        try (ShopProcess first = ShopProcess.start(data)) {
            Scrape none = Scrape.of(first);
            HttpClient client = HttpClient.newHttpClient();
            for (int i = 0; i < 3; i++) {
                client.send(HttpRequest.newBuilder(first.http("/")).build(), HttpResponse.BodyHandlers.discarding());
            }
            none.after(3, first);
            before = settled(client, first);
        }
        try (ShopProcess second = ShopProcess.start(data)) {
            assertThat(settled(HttpClient.newHttpClient(), second)).isEqualTo(before);
        }
    }

    /** Returns what is shown once that does not change any more: what is shown to one is shown to all within a second. */
    private static String settled(HttpClient client, ShopProcess of) throws IOException, InterruptedException {
        String last = "";
        String shown = shown(client, of);
        for (int i = 0; i < 30 && !shown.equals(last); i++) {
            Thread.sleep(2_000);
            last = shown;
            shown = shown(client, of);
        }
        return shown;
    }

    /** Returns what is shown of what was found, and of what happened, without what changes with each start. */
    private static String shown(HttpClient client, ShopProcess of) throws IOException, InterruptedException {
        StringBuilder shown = new StringBuilder();
        for (String path : List.of("/findings.json", "/pages?lang=en", "?range=month&lang=en")) {
            shown.append(client.send(
                            HttpRequest.newBuilder(of.management(OVERVIEW + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body()
                    .replaceAll("(?s)<head>.*?</head>", ""));
        }
        return shown.toString().replaceAll("\\b[0-9a-f]{10}\\b", "REVISION");
    }
}
