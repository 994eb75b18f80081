package dev.pledge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.pledge.demo.testing.Axe;
import dev.pledge.demo.testing.ShopProcess;
import dev.pledge.demo.testing.TrustingBrowser;
import dev.pledge.demo.testing.Viewer;
import dev.pledge.history.Tally;
import dev.pledge.subject.Books;
import dev.pledge.subject.DataSubject;
import dev.pledge.subject.KeptUntil;
import dev.pledge.subject.Requests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shop's privacy statement, and what it offers to persons, in a real browser. */
@EnabledIf(
        value = "dev.pledge.demo.testing.TrustingBrowser#isThere",
        disabledReason = "skipped: there is no chromium, or no certutil (libnss3-tools), on the PATH")
class StatementBrowserIT {
    private static final Path PICTURES = Path.of("target", "screenshots");

    @TempDir
    static Path directory;

    private static ShopProcess shop;
    private static TrustingBrowser browser;

    @BeforeAll
    static void open() throws IOException {
        leaveOpen();
        shop = ShopProcess.start(directory.resolve("shop"));
        browser = TrustingBrowser.start(directory.resolve("home"), shop);
    }

    /** Requests that a source could not answer in whole; one should have been answered long ago. */
    private static void leaveOpen() throws IOException {
        Path records = Files.createDirectories(directory.resolve("shop/records"));
        KeptUntil keep = new KeptUntil(Period.ofYears(1), ZoneOffset.UTC);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        DataSubject ada = DataSubject.named("ada@example.com");
        try (Books books = Books.open(records, () -> keep, Tally.NONE, Clock.systemUTC())) {
            books.requests().received(Requests.What.ERASE, ada, null, today.minusDays(2), false);
            books.requests().received(Requests.What.CORRECT, ada, "olga@larkfield.example", today.plusMonths(1), false);
        }
    }

    @AfterAll
    static void close() {
        Stream.of(browser, shop).filter(Objects::nonNull).forEach(StatementBrowserIT::close);
    }

    private static void close(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Of the signal too, and as narrow as a phone. */
    @ParameterizedTest
    @MethodSource("dev.pledge.demo.testing.Viewer#all")
    void nothingStandsInTheWayOfAnybody(Viewer viewer) {
        try (BrowserContext context =
                browser.newContext(viewer.options().setExtraHTTPHeaders(Map.of("Sec-GPC", "1")))) {
            Page page = context.newPage();
            page.navigate(shop.https("/privacy").toString());
            assertThat(page.locator("[role=status]").isVisible()).isTrue();
            viewer.looksAt(page, PICTURES, "privacy");
        }
    }

    /** The pages on which a customer sees what is held about them, has it erased, and complains. */
    @ParameterizedTest
    @MethodSource("dev.pledge.demo.testing.Viewer#all")
    void nothingStandsInTheWayOfWhoAsksWhatIsHeld(Viewer viewer) {
        try (BrowserContext context = browser.newContext(viewer.options())) {
            Page page = context.newPage();
            logIn(page, "ada@example.com");
            for (String path : List.of("/privacy/me", "/privacy/me/erase", "/privacy/complaint")) {
                page.navigate(shop.https(path).toString());
                viewer.looksAt(page, PICTURES, path.substring(1).replace('/', '-'));
            }
        }
    }

    /** What an operator sees: requests and a complaint that are open, a person, what is held about them. */
    @ParameterizedTest
    @MethodSource("dev.pledge.demo.testing.Viewer#all")
    void nothingStandsInTheWayOfWhoAnswersForPersons(Viewer viewer) {
        try (BrowserContext context = browser.newContext(viewer.options())) {
            Page page = context.newPage();
            page.navigate(shop.https("/privacy/complaint").toString());
            page.locator("[name=text]").fill("Too many seagulls.\nAnd one of them followed me home.");
            page.locator("[name=reply]").fill("kim@example.com");
            page.locator("main button").click();
            // It is taken: to go on would cut off what is under way.
            page.locator("p.digest").waitFor();
            logIn(page, "olga@larkfield.example");

            page.navigate(shop.https("/privacy/operator").toString());
            assertThat(page.locator("blockquote, .lines").first().innerText()).contains("seagulls");
            assertThat(page.locator("tbody tr").count()).isEqualTo(2);
            assertThat(page.locator("tbody strong").count()).as("overdue").isEqualTo(1);
            viewer.looksAt(page, PICTURES, "operator");

            page.locator("[name=person]").fill("ada@example.com");
            page.locator("[name=person] ~ button").click();
            page.waitForURL("**/privacy/operator/person");
            assertThat(page.locator("main").innerText()).contains("Ada Winter");
            assertThat(page.locator("main > ul li").count()).isEqualTo(2);
            viewer.looksAt(page, PICTURES, "operator-person");

            page.locator("summary").last().click();
            viewer.looksAt(page, PICTURES, "operator-erase");
        }
    }

    private static void logIn(Page page, String email) {
        page.navigate(shop.https("/login").toString());
        page.locator("[name=email]").fill(email);
        page.locator("[name=password]").fill("larkfield");
        page.locator("[name=password]").press("Enter");
        page.waitForURL("**/account");
    }

    /** A page with faults is found faulty: else no finding would mean nothing. */
    @Test
    void axeFindsWhatIsWrong() {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions())) {
            Page page = context.newPage();
            page.navigate(shop.https("/privacy").toString());
            page.evaluate("document.querySelector('h1').style.color = '#eee'; document.documentElement.lang = ''");
            assertThat(Axe.findings(page))
                    .anyMatch(finding -> finding.startsWith("color-contrast"))
                    .anyMatch(finding -> finding.startsWith("html-has-lang"));
        }
    }

    @Test
    void theLinkInTheFooterLeadsToItAndAnotherLanguageIsAClickAway() {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setLocale("en-GB"))) {
            Page page = context.newPage();
            page.navigate(shop.http("/").toString());
            page.locator("footer a", new Page.LocatorOptions().setHasText("Privacy"))
                    .click();
            page.waitForURL("**/privacy");
            assertThat(page.locator("h1").innerText()).isEqualTo("Privacy at Larkfield");
            page.locator("a[lang=de]").click();
            page.waitForURL(url -> url.contains("lang=de"));
            assertThat(page.locator("h1").innerText()).isEqualTo("Datenschutz bei Larkfield");
            assertThat(context.cookies()).extracting(cookie -> cookie.name).doesNotContain("_ga");
        }
    }
}
