package dev.pledge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import dev.pledge.demo.testing.RawRequest;
import dev.pledge.demo.testing.Scrape;
import dev.pledge.demo.testing.ShopProcess;
import dev.pledge.demo.testing.TrustingBrowser;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** What a real browser's visit adds to the meters: every request that it makes by itself is accounted for. */
@EnabledIf(
        value = "dev.pledge.demo.testing.TrustingBrowser#isThere",
        disabledReason = "skipped: there is no chromium, or no certutil (libnss3-tools), on the PATH")
class MeasuredBrowserIT {
    /** High enough for every picture of every page: the lazy ones are then loaded as well. */
    private static final int HEIGHT = 2_400;

    private static final double SETTLE_MILLIS = 300;

    private static final String ICON = "/static/images/lark.svg";

    /** What the browser asks for: pages, and all that is left in them. */
    private static final String ASKED = """
            GET http /
            GET http /static/css/shop.css
            GET http /static/js/shop.js
            GET http /privacy/stubs.js
            GET http /static/images/lark.svg
            GET http /static/images/dawn.svg
            GET http /static/images/analyser.svg
            GET http /static/images/bat.svg
            GET http /static/images/binoculars.svg
            GET http /static/images/camera.svg
            GET http /static/images/hydrophone.svg
            GET http /static/images/recorder.svg
            GET http /static/images/tracker.svg
            GET http /static/images/weather.svg
            # The product.
            GET http /product/3
            GET http /static/css/shop.css
            GET http /static/js/shop.js
            GET http /privacy/stubs.js
            GET http /static/images/lark.svg
            GET http /static/images/weather.svg
            # It is put into the cart, which is then shown.
            POST http /cart
            GET http /cart
            GET http /static/css/shop.css
            GET http /static/js/shop.js
            GET http /privacy/stubs.js
            GET http /static/images/lark.svg
            GET http /static/images/weather.svg
            # The checkout is redirected to https; what it asks for over http is asked for over https.
            GET http /checkout
            GET https /checkout
            GET https /static/css/shop.css
            GET https /static/js/shop.js
            GET https /privacy/stubs.js
            GET https /static/images/lark.svg
            GET https /privacy/indicator.css
            GET https /static/images/cards.png
            GET https /static/js/checkout.js
            # Back to the cart.
            GET http /cart
            GET http /static/css/shop.css
            GET http /static/js/shop.js
            GET http /privacy/stubs.js
            GET http /static/images/lark.svg
            GET http /static/images/weather.svg
            """;

    /** What that counts, worked out by hand from the shop's pages. */
    private static final String COUNTED = """
            # All but what Pledge answers by itself: the redirect, the indicator's stylesheet and the stubs of five pages.
            pledge_requests_total{outcome="changed"} 35.0
            pledge_requests_total{outcome="redirected"} 1.0
            pledge_requests_total{outcome="unchanged"} 6.0
            pledge_time_seconds_count 42.0
            pledge_redirects_requests_total{mode="enforce"} 1.0
            pledge_findings_total{kind="plain-request-redirected",mode="enforce",promise="sensitive-forms"} 1.0
            # Home, product, cart, checkout, and the cart again: four pages, to one person on http and https.
            pledge_page_accesses_total{person="yes"} 5.0
            # And the redirect that answers the cart's form.
            pledge_statistics_recorded_answers_total 6.0
            # The usual tags on these five: two hints, two elements and two inline scripts of Google, a picture and an
            # inline script of Meta. The home page adds two elements and an inline script of Google, two elements of
            # Microsoft, one each of three others, and an ad in its Link header; the product a picture of Google and an
            # inline script of TikTok.
            pledge_tags_removed_tags_total{company="Google",element="element",mode="enforce"} 23.0
            pledge_tags_removed_tags_total{company="Google",element="inline-script",mode="enforce"} 11.0
            pledge_tags_removed_tags_total{company="Google",element="link-header",mode="enforce"} 1.0
            pledge_tags_removed_tags_total{company="Meta",element="element",mode="enforce"} 5.0
            pledge_tags_removed_tags_total{company="Meta",element="inline-script",mode="enforce"} 5.0
            pledge_tags_removed_tags_total{company="Microsoft",element="element",mode="enforce"} 2.0
            pledge_tags_removed_tags_total{company="comScore",element="element",mode="enforce"} 1.0
            pledge_tags_removed_tags_total{company="Criteo",element="element",mode="enforce"} 1.0
            pledge_tags_removed_tags_total{company="LinkedIn",element="element",mode="enforce"} 1.0
            pledge_tags_removed_tags_total{company="TikTok",element="inline-script",mode="enforce"} 1.0
            pledge_findings_total{kind="ad-tag-removed",mode="enforce",promise="ad-servers"} 33.0
            pledge_findings_total{kind="ad-script-removed",mode="enforce",promise="ad-servers"} 17.0
            pledge_findings_total{kind="ad-link-removed",mode="enforce",promise="ad-servers"} 1.0
            # The vendor's two on the 35 answers of the application; _fbp and _gid on the five pages; _ga on the home page and
            # the product. None ever comes back in a request.
            pledge_cookies_refused_cookies_total{direction="response",mode="enforce",reason="not-allowed"} 82.0
            pledge_findings_total{kind="cookie-refused",mode="enforce",promise="cookies"} 82.0
            # Each cookie, host, path and form once.
            pledge_findings_new_findings_total{kind="ad-link-removed",promise="ad-servers"} 1.0
            pledge_findings_new_findings_total{kind="ad-script-removed",promise="ad-servers"} 4.0
            pledge_findings_new_findings_total{kind="ad-tag-removed",promise="ad-servers"} 11.0
            pledge_findings_new_findings_total{kind="cookie-changed",promise="cookies"} 1.0
            pledge_findings_new_findings_total{kind="cookie-refused",promise="cookies"} 5.0
            pledge_findings_new_findings_total{kind="form-upgraded",promise="sensitive-forms"} 1.0
            pledge_findings_new_findings_total{kind="plain-request-redirected",promise="sensitive-forms"} 1.0
            pledge_findings_new_findings_total{kind="subresource-upgraded",promise="sensitive-forms"} 1.0
            # The cart: its age, and SameSite.
            pledge_findings_total{kind="cookie-changed",mode="enforce",promise="cookies"} 2.0
            # On the checkout: the form; a picture and a script.
            pledge_findings_total{kind="form-upgraded",mode="enforce",promise="sensitive-forms"} 1.0
            pledge_findings_total{kind="subresource-upgraded",mode="enforce",promise="sensitive-forms"} 2.0
            # Different ones. On the home page 19: 5 cookies, 10 hosts of elements, 3 of scripts, 1 of the header. On the
            # product 12: 5, 4 and 3. On the cart 11: 4, 3 and 2, and 2 changes. On the checkout 13: 4, 3 and 2, and the
            # redirect and 3 upgrades. On 14 files of different names 2 cookies each.
            pledge_findings_held_findings 83.0
            """;

    @TempDir
    private Path directory;

    @Test
    void aVisitIsCountedExactly() {
        try (ShopProcess shop = ShopProcess.start(directory.resolve("data"));
                TrustingBrowser browser = TrustingBrowser.start(directory.resolve("home"), shop);
                BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                        // Without anybody in front of it, it would say so, and not be counted as a person.
                        .setUserAgent(RawRequest.BROWSER)
                        .setViewportSize(1280, HEIGHT))) {
            Scrape before = Scrape.of(shop);
            List<Request> requests = new ArrayList<>();
            context.onRequest(requests::add);
            context.route("**" + ICON, MeasuredBrowserIT::withoutIcon);
            visit(context.newPage(), shop);

            requests.removeIf(MeasuredBrowserIT::isForIcon);
            assertThat(requests)
                    .extracting(MeasuredBrowserIT::shown)
                    .containsExactlyInAnyOrderElementsOf(Scrape.lines(ASKED));
            assertThat(before.after(requests.size(), shop).since(before))
                    .containsExactlyInAnyOrderElementsOf(Scrape.lines(COUNTED));
        }
    }

    /** Which pages make a browser fetch their icon anew, and when, is its own affair: the shop is not asked for it. */
    private static void withoutIcon(Route route) {
        if (isForIcon(route.request())) {
            route.abort();
        } else {
            route.resume();
        }
    }

    /** Returns whether it is for the icon itself, not for the same picture on a page. */
    private static boolean isForIcon(Request request) {
        return request.url().endsWith(ICON) && request.resourceType().equals("other");
    }

    private static void visit(Page page, ShopProcess shop) {
        // Whether a file that was just loaded is asked for again would depend on how old the war is.
        withoutCache(page);
        open(page, shop.http("/"));
        open(page, shop.http("/product/3"));
        page.getByLabel("Quantity").fill("2");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add to cart"))
                .click();
        page.waitForURL(shop.http("/cart").toString());
        settle(page);
        open(page, shop.http("/checkout"));
        assertThat(page.url()).isEqualTo(shop.https("/checkout").toString());
        open(page, shop.http("/cart"));
        assertThat(page.locator("main").innerText()).contains("Cumulus 5", "€438.00");
    }

    private static void open(Page page, URI address) {
        page.navigate(address.toString());
        settle(page);
    }

    /** Waits until nothing more is loaded: to go on would cut off what is under way. */
    private static void settle(Page page) {
        page.waitForFunction("() => [...document.images].every(image => image.complete)");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.waitForTimeout(SETTLE_MILLIS);
    }

    private static void withoutCache(Page page) {
        JsonObject disabled = new JsonObject();
        disabled.addProperty("cacheDisabled", true);
        CDPSession session = page.context().newCDPSession(page);
        session.send("Network.enable");
        session.send("Network.setCacheDisabled", disabled);
    }

    private static String shown(Request request) {
        URI url = URI.create(request.url());
        // The query of the stubs is the revision of what stands in them.
        boolean plain = url.getRawQuery() == null || url.getPath().equals("/privacy/stubs.js");
        String query = plain ? "" : "?" + url.getRawQuery();
        return request.method() + " " + url.getScheme() + " " + url.getRawPath() + query;
    }
}
