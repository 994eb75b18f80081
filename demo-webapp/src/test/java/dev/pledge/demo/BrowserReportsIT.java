package dev.pledge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import dev.pledge.demo.testing.ShopProcess;
import dev.pledge.demo.testing.TrustingBrowser;
import dev.pledge.demo.testing.WarPolicy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** What scripts do to a page in a real browser becomes a finding, in both ways in which browsers report. */
@EnabledIf(
        value = "dev.pledge.demo.testing.TrustingBrowser#isThere",
        disabledReason = "skipped: there is no chromium, or no certutil (libnss3-tools), on the PATH")
class BrowserReportsIT {
    private static final String REPORTS = """
            ad-servers:
              content-security-policy-report-only: "default-src 'self' 'unsafe-inline'"
              reports: true
            """;

    @TempDir
    private Path directory;

    @Test
    void aTagThatAScriptOfThePageAddsIsFound() throws IOException {
        Path policy = Files.writeString(
                directory.resolve("policy.yaml"),
                WarPolicy.keeping(directory).replaceFirst("(?m)^ad-servers:\n", REPORTS));
        try (ShopProcess shop = ShopProcess.start(directory.resolve("data"), "--policy", policy.toString());
                TrustingBrowser browser = TrustingBrowser.start(directory.resolve("home"), shop);
                BrowserContext context = browser.newContext(new Browser.NewContextOptions())) {
            Page page = context.newPage();
            String found = "reported-by-browser \"https://late.example%s\" (script-src-elem) on %s: seen";
            add(page, shop.http("/"), "https://late.example/plain/1234567890/tag.js?visitor=jane");
            await(page, shop, found.formatted("/plain/{id}/tag.js", "/"));
            add(page, shop.https("/products"), "https://late.example/secure/tag.js?visitor=jane");
            await(page, shop, found.formatted("/secure/tag.js", "/products"));
            assertThat(shop.log()).doesNotContain("jane");
        }
    }

    private static void add(Page page, URI address, String script) {
        page.navigate(address.toString());
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.evaluate(
                "address => document.body.appendChild(Object.assign(document.createElement('script'), {src: address}))",
                script);
    }

    private static void await(Page page, ShopProcess shop, String line) {
        for (int i = 0; i < 1_000 && !shop.log().contains(line); i++) {
            page.waitForTimeout(100);
        }
        assertThat(shop.log()).contains(line);
    }
}
