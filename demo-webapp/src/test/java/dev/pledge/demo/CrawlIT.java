package dev.pledge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import dev.pledge.demo.testing.Crawler;
import dev.pledge.demo.testing.PublishedPolicy;
import dev.pledge.demo.testing.RawRequest;
import dev.pledge.demo.testing.ShopProcess;
import dev.pledge.demo.testing.TrustingBrowser;
import dev.pledge.demo.testing.Visitor;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** What a real browser meets in the shop, signed out and signed in, beside what the shop publishes of its policy. */
@EnabledIf(
        value = "dev.pledge.demo.testing.TrustingBrowser#isThere",
        disabledReason = "skipped: there is no chromium, or no certutil (libnss3-tools), on the PATH")
class CrawlIT {
    @TempDir
    private Path directory;

    @Test
    void nothingContradictsThePublishedPolicyAndWithoutPledgeMuchDoes() {
        try (ShopProcess shop = ShopProcess.start(directory.resolve("governed"));
                ShopProcess ungoverned = ShopProcess.start(directory.resolve("ungoverned"), "--ungoverned");
                TrustingBrowser browser = TrustingBrowser.start(directory.resolve("home"), shop, ungoverned)) {
            PublishedPolicy policy = new PublishedPolicy(
                    new Visitor(shop).get(shop.https("/privacy/policy.json")).body());

            Crawler governed = crawl(browser, policy, shop, shop::https);
            assertThat(governed.pages())
                    .hasSizeGreaterThan(30)
                    .contains(
                            "http /",
                            "https /checkout/thanks",
                            "https /register",
                            "https /account",
                            "https /privacy/me");
            assertThat(governed.cookies()).containsExactly("JSESSIONID", "cart");
            assertThat(governed.requests())
                    .contains("POST " + shop.https("/checkout"), "POST " + shop.https("/register"));
            assertThat(governed.contradictions()).isEmpty();

            Crawler without = crawl(browser, policy, ungoverned, ungoverned::http);
            assertThat(without.contradictions())
                    .hasSizeGreaterThanOrEqualTo(10)
                    .contains(
                            "the cookie _ga is not promised",
                            "the cookie cart lives longer than promised",
                            "the host www.googletagmanager.com is contacted",
                            "/checkout is shown in the clear",
                            "the form of /checkout was sent in the clear");
        }
    }

    /** @param signedIn where a customer goes on, who has signed in there */
    private static Crawler crawl(
            TrustingBrowser browser, PublishedPolicy policy, ShopProcess shop, Function<String, URI> signedIn) {
        try (BrowserContext context =
                browser.newContext(new Browser.NewContextOptions().setUserAgent(RawRequest.BROWSER))) {
            Crawler crawler = new Crawler(context, policy);
            crawler.follow(shop.http("/"));
            crawler.buy(shop.http("/product/3"), shop.http("/checkout"));
            crawler.register(shop.http("/register"));
            crawler.answer(shop.http("/survey"));
            crawler.signIn(signedIn.apply("/login"));
            crawler.buy(signedIn.apply("/product/4"), signedIn.apply("/checkout"));
            crawler.follow(signedIn.apply("/account"));
            return crawler;
        }
    }
}
