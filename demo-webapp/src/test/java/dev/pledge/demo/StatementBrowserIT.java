package dev.pledge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.pledge.demo.testing.Axe;
import dev.pledge.demo.testing.ShopProcess;
import dev.pledge.demo.testing.TrustingBrowser;
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
import org.junit.jupiter.params.provider.CsvSource;

/** The shop's privacy statement, and what it offers to persons, in a real browser. */
@EnabledIf(
        value = "dev.pledge.demo.testing.TrustingBrowser#isThere",
        disabledReason = "skipped: there is no chromium, or no certutil (libnss3-tools), on the PATH")
class StatementBrowserIT {
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
            books.requests().received(Requests.What.ERASE, ada, null, today.minusDays(1), false);
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
    @CsvSource({"LIGHT, en-GB, 1280", "DARK, en-GB, 1280", "LIGHT, de-DE, 360", "DARK, de-DE, 360"})
    void nothingStandsInTheWayOfAnybody(ColorScheme colors, String locale, int width) {
        Browser.NewContextOptions options = new Browser.NewContextOptions()
                .setColorScheme(colors)
                .setLocale(locale)
                .setViewportSize(width, 900)
                .setExtraHTTPHeaders(Map.of("Sec-GPC", "1"));
        try (BrowserContext context = browser.newContext(options)) {
            Page page = context.newPage();
            page.navigate(shop.https("/privacy").toString());
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo(locale.substring(0, 2));
            assertThat(page.locator("[role=status]").isVisible()).isTrue();
            assertThat(Axe.findings(page)).isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        }
    }

    /** The pages on which a customer sees what is held about them, has it erased, and complains. */
    @ParameterizedTest
    @CsvSource({"LIGHT, en-GB, 1280", "DARK, en-GB, 1280", "LIGHT, de-DE, 360", "DARK, de-DE, 360"})
    void nothingStandsInTheWayOfWhoAsksWhatIsHeld(ColorScheme colors, String locale, int width) {
        Browser.NewContextOptions options = new Browser.NewContextOptions()
                .setColorScheme(colors)
                .setLocale(locale)
                .setViewportSize(width, 900);
        try (BrowserContext context = browser.newContext(options)) {
            Page page = context.newPage();
            logIn(page, "ada@example.com");
            for (String path : List.of("/privacy/me", "/privacy/me/erase", "/privacy/complaint")) {
                page.navigate(shop.https(path).toString());
                assertThat(page.locator("html").getAttribute("lang")).as(path).isEqualTo(locale.substring(0, 2));
                assertThat(Axe.findings(page)).as(path).isEmpty();
                assertThat(page.evaluate("document.documentElement.scrollWidth"))
                        .as(path)
                        .isEqualTo(width);
            }
        }
    }

    /** What an operator sees: requests and a complaint that are open, a person, what is held about them. */
    @ParameterizedTest
    @CsvSource({"LIGHT, en-GB, 1280", "DARK, en-GB, 1280", "LIGHT, de-DE, 360", "DARK, de-DE, 360"})
    void nothingStandsInTheWayOfWhoAnswersForPersons(ColorScheme colors, String locale, int width) {
        Browser.NewContextOptions options = new Browser.NewContextOptions()
                .setColorScheme(colors)
                .setLocale(locale)
                .setViewportSize(width, 900);
        try (BrowserContext context = browser.newContext(options)) {
            Page page = context.newPage();
            page.navigate(shop.https("/privacy/complaint").toString());
            page.locator("[name=text]").fill("Too many seagulls.\nAnd one of them followed me home.");
            page.locator("[name=reply]").fill("kim@example.com");
            page.locator("main button").click();
            logIn(page, "olga@larkfield.example");

            page.navigate(shop.https("/privacy/operator").toString());
            assertThat(page.locator("blockquote, .lines").first().innerText()).contains("seagulls");
            assertThat(page.locator("tbody tr").count()).isEqualTo(2);
            assertThat(page.locator("tbody strong").count()).as("overdue").isEqualTo(1);
            fits(page, "operator", colors, width);

            page.locator("[name=person]").fill("ada@example.com");
            page.locator("[name=person] ~ button").click();
            assertThat(page.locator("main").innerText()).contains("Ada Winter");
            assertThat(page.locator("main > ul li").count()).isEqualTo(2);
            fits(page, "operator-person", colors, width);

            page.locator("summary").last().click();
            fits(page, "operator-erase", colors, width);
        }
    }

    private static void logIn(Page page, String email) {
        page.navigate(shop.https("/login").toString());
        page.locator("[name=email]").fill(email);
        page.locator("[name=password]").fill("larkfield");
        page.locator("[name=password]").press("Enter");
        page.waitForURL("**/account");
    }

    /** Leaves a picture in {@code target/screenshots} as well. */
    private static void fits(Page page, String name, ColorScheme colors, int width) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", name + "-" + colors + "-" + width + ".png")));
        assertThat(Axe.findings(page)).as(name).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as(name)
                .isEqualTo(width);
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
            assertThat(page.locator("h1").innerText()).isEqualTo("Privacy at Larkfield");
            page.locator("a[lang=de]").click();
            assertThat(page.locator("h1").innerText()).isEqualTo("Datenschutz bei Larkfield");
            assertThat(context.cookies()).extracting(cookie -> cookie.name).doesNotContain("_ga");
        }
    }
}
