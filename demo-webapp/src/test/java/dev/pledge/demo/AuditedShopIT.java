package dev.pledge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.pledge.demo.testing.Axe;
import dev.pledge.demo.testing.ShopProcess;
import dev.pledge.demo.testing.TrustingBrowser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ungoverned shop, audited from the command line against its own policy, and the report in a real browser. */
@EnabledIf(
        value = "dev.pledge.demo.testing.TrustingBrowser#isThere",
        disabledReason = "skipped: there is no chromium, or no certutil (libnss3-tools), on the PATH")
class AuditedShopIT {
    @TempDir
    static Path directory;

    private static ShopProcess shop;
    private static TrustingBrowser browser;
    private static int code;

    @BeforeAll
    static void audit() throws Exception {
        shop = ShopProcess.start(directory.resolve("shop"), "--ungoverned");
        browser = TrustingBrowser.start(directory.resolve("home"), shop);
        Path policy = directory.resolve("policy.yaml");
        String own = Files.readString(Path.of("src/main/webapp/WEB-INF/privacy-policy.yaml"));
        Files.writeString(
                policy,
                own.replace("localhost:8443", "localhost:" + shop.https("/").getPort()));
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("pledge.jar.cli"),
                "audit",
                "--policy",
                policy.toString(),
                "--ca",
                shop.authority().toString(),
                "--delay",
                "0",
                "--html",
                directory.resolve("audit.html").toString(),
                shop.https("/").toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("audit.txt").toFile())
                .start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
            code = process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    @AfterAll
    static void close() {
        Stream.of(browser, shop).filter(Objects::nonNull).forEach(AuditedShopIT::close);
    }

    private static void close(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theShopBreaksThreePromises() throws IOException {
        assertThat(code).isEqualTo(1);
        assertThat(Files.readString(directory.resolve("audit.txt")))
                .contains(
                        "cookie-refused _ga", "ad-tag-removed", "ad-script-removed", "sensitive-form-unlisted password")
                .doesNotContain("not looked at");
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280", "DARK, 1280", "LIGHT, 360", "DARK, 360"})
    void nothingStandsInTheWayOfWhoReadsTheReport(ColorScheme colors, int width) {
        Browser.NewContextOptions options =
                new Browser.NewContextOptions().setColorScheme(colors).setViewportSize(width, 900);
        try (BrowserContext context = browser.newContext(options)) {
            Page page = context.newPage();
            page.navigate(directory.resolve("audit.html").toUri().toString());
            assertThat(page.locator("h1").innerText()).startsWith("Audit of https://localhost:");
            assertThat(page.locator("details h3").count()).isGreaterThan(5);
            Path shots = Path.of(System.getProperty("pledge.demo.screenshots", "target/screenshots"));
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(shots.resolve("audit-" + colors.name().toLowerCase(Locale.ROOT) + "-" + width + ".png")));
            assertThat(Axe.findings(page)).isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        }
    }
}
