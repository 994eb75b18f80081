package dev.pledge.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import dev.pledge.demo.testing.PageVisit;
import dev.pledge.demo.testing.PlantedPages;
import dev.pledge.demo.testing.ShopProcess;
import dev.pledge.demo.testing.TrustingBrowser;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shop in a real browser: what it asks for, what it keeps, and what it says of the checkout. */
@EnabledIf(
        value = "dev.pledge.demo.testing.TrustingBrowser#isThere",
        disabledReason = "skipped: there is no chromium, or no certutil (libnss3-tools), on the PATH")
class BrowserIT {
    private static final String SENTENCE = "What you enter here travels encrypted to this site only.";

    @TempDir
    static Path directory;

    private static ShopProcess shop;
    private static ShopProcess ungoverned;
    private static TrustingBrowser browser;

    private BrowserContext context = browser.newContext(new Browser.NewContextOptions());

    @BeforeAll
    static void open() {
        shop = ShopProcess.start(directory.resolve("governed"));
        ungoverned = ShopProcess.start(directory.resolve("ungoverned"), "--ungoverned");
        browser = TrustingBrowser.start(directory.resolve("home"), shop, ungoverned);
    }

    @AfterAll
    static void close() {
        Stream.of(browser, shop, ungoverned).filter(Objects::nonNull).forEach(BrowserIT::close);
    }

    @AfterEach
    void leave() {
        context.close();
    }

    @Test
    void theHomePageAsksNoOtherHostForAnything() {
        assertThat(visit(shop.http("/")).otherHosts()).isEmpty();
        assertThat(visit(shop.https("/")).otherHosts()).isEmpty();
        assertThat(visit(ungoverned.http("/")).otherHosts())
                .contains("www.googletagmanager.com", "connect.facebook.net", "10842276.fls.doubleclick.net")
                .hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    void theJarHoldsTheSessionAndTheCartOnly() {
        lookAround(shop);
        assertThat(cookieNames()).containsExactlyInAnyOrder("JSESSIONID", "cart");
    }

    @Test
    void withoutPledgeTheJarFillsWithTracking() {
        lookAround(ungoverned);
        assertThat(cookieNames()).contains("JSESSIONID", "cart", "_ga", "_gid", "_fbp", "IDE", "shop_session");
    }

    @Test
    void aCartFilledOnHttpIsThereOnTheSecureCheckoutAndBackOnHttp() {
        Page page = context.newPage();
        fillCart(page, shop);
        page.navigate(shop.http("/checkout").toString());
        assertThat(page.url()).isEqualTo(shop.https("/checkout").toString());
        assertThat(page.locator("main").innerText()).contains("2 × Cumulus 5", "€438.00");
        page.navigate(shop.http("/cart").toString());
        assertThat(page.url()).isEqualTo(shop.http("/cart").toString());
        assertThat(page.locator("main").innerText()).contains("Cumulus 5", "€438.00");
    }

    @Test
    void anOrderIsPaidForWithoutLeavingHttps() {
        Page page = context.newPage();
        fillCart(page, shop);
        page.navigate(shop.https("/checkout").toString());
        page.getByLabel("Name").fill("Ada");
        page.getByLabel("E-mail").fill("ada@example.com");
        page.getByLabel("Address").fill("1 Mill Lane");
        page.getByLabel("Card number").pressSequentially("4111111111111111");
        assertThat(page.getByLabel("Card number").inputValue())
                .as("the page's own script runs: it groups the digits")
                .isEqualTo("4111 1111 1111 1111");
        page.getByLabel("Valid to").fill("12/49");
        page.getByLabel("Security code").fill("123");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Pay €438.00"))
                .click();
        page.waitForURL("**/thanks");
        assertThat(page.url()).isEqualTo(shop.https("/checkout/thanks").toString());
        assertThat(cookieNames()).containsExactly("JSESSIONID");
    }

    @Test
    void theBrowserCallsTheCheckoutSecureAndHoldsNothingAgainstIt() {
        fillCart(context.newPage(), shop);
        PageVisit checkout = visit(shop.https("/checkout"));
        assertThat(checkout.insecurities()).isEmpty();
        assertThat(checkout.formActions()).contains(shop.https("/checkout"));
        assertThat(checkout.otherHosts()).isEmpty();
    }

    @Test
    void withoutPledgeTheCheckoutIsNotSecure() {
        fillCart(context.newPage(), ungoverned);
        assertThat(visit(ungoverned.https("/checkout")).insecurities())
                .contains(
                        "mixed content " + ungoverned.http("/static/images/cards.png"),
                        "plain request " + ungoverned.http("/static/js/checkout.js"),
                        "plain form action " + ungoverned.http("/checkout"));
    }

    @Test
    void whatIsPlantedIsFound() {
        String script = "<!DOCTYPE html><title>S</title><p>Planted<script src=\"http://plain.example/x.js\"></script>";
        String form = "<!DOCTYPE html><title>F</title><form action=\"http://plain.example/\"><input name=a></form>";
        String clean = "<!DOCTYPE html><title>C</title><p>Nothing is wrong here.";
        try (PlantedPages planted =
                PlantedPages.serve(shop, Map.of("/script", script, "/form", form, "/clean", clean))) {
            assertThat(visit(planted.address("/clean")).insecurities()).isEmpty();
            assertThat(visit(planted.address("/script")).insecurities())
                    .contains("mixed content http://plain.example/x.js");
            assertThat(visit(planted.address("/form")).insecurities())
                    .contains("issue contained-mixed-form", "plain form action http://plain.example/");
        }
    }

    @Test
    void aBrowserThatDoesNotKnowTheShopsAuthorityRefusesIt() {
        try (TrustingBrowser stranger = TrustingBrowser.start(directory.resolve("stranger"));
                BrowserContext strange = stranger.newContext(new Browser.NewContextOptions())) {
            Page page = strange.newPage();
            assertThatThrownBy(() -> page.navigate(shop.https("/checkout").toString()))
                    .isInstanceOf(PlaywrightException.class)
                    .hasMessageContaining("ERR_CERT_AUTHORITY_INVALID");
        }
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280", "DARK, 1280", "LIGHT, 390", "DARK, 390"})
    void theIndicatorIsSeenAndHeardBeforeTheForm(ColorScheme scheme, int width) {
        context.close();
        context = browser.newContext(
                new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900));
        Page page = context.newPage();
        fillCart(page, shop);
        page.navigate(shop.https("/checkout").toString());
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of(
                        System.getProperty("pledge.demo.screenshots", "target/screenshots"),
                        "checkout-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + "-" + width + ".png")));

        Locator indicator = page.locator("main").getByRole(AriaRole.NOTE);
        assertThat(indicator.innerText().strip()).isEqualTo(SENTENCE);
        assertThat(indicator.isVisible()).isTrue();
        BoundingBox box = indicator.boundingBox();
        BoundingBox lock = indicator.locator("svg").boundingBox();
        BoundingBox form = page.locator("form.sheet").boundingBox();
        assertThat(box.width).isBetween(250.0, (double) width);
        assertThat(box.height).isBetween(24.0, 90.0);
        assertThat(lock.width).isBetween(12.0, 32.0);
        assertThat(box.y + box.height).as("it ends above the form").isLessThanOrEqualTo(form.y);
        assertThat(box.x).as("it begins where the form begins").isEqualTo(form.x);
        assertThat((int) page.evaluate("() => document.documentElement.scrollWidth"))
                .as("nothing has to be scrolled sideways")
                .isLessThanOrEqualTo(width);
        assertThat(((Number) indicator.evaluate(CONTRAST)).doubleValue()).isGreaterThanOrEqualTo(7.0);
        assertThat(heard(page))
                .containsSubsequence("heading Check out", "note", "StaticText " + SENTENCE, "textbox Name");
    }

    /** Computes the contrast of an element's text with its background (WCAG 2.2, section 1.4.3). */
    private static final String CONTRAST = """
            e => {
              const luminance = text => {
                const [r, g, b] = text.match(/[0-9.]+/g).map(Number).map(c => c / 255)
                    .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
              };
              const style = getComputedStyle(e);
              const [low, high] = [luminance(style.color), luminance(style.backgroundColor)].sort((a, b) => a - b);
              return (high + 0.05) / (low + 0.05);
            }
            """;

    /** Returns role and name of everything in the accessibility tree, in the order of the page. */
    private static List<String> heard(Page page) {
        JsonObject tree = page.context().newCDPSession(page).send("Accessibility.getFullAXTree");
        List<JsonElement> nodes = tree.getAsJsonArray("nodes").asList();
        Map<String, JsonObject> byId = nodes.stream()
                .map(JsonElement::getAsJsonObject)
                .collect(java.util.stream.Collectors.toMap(n -> n.get("nodeId").getAsString(), n -> n));
        return inOrder(nodes.get(0).getAsJsonObject(), byId)
                .filter(node -> !node.get("ignored").getAsBoolean())
                .map(node -> (value(node, "role") + " " + value(node, "name")).strip())
                .toList();
    }

    private static Stream<JsonObject> inOrder(JsonObject node, Map<String, JsonObject> byId) {
        Stream<JsonElement> children =
                node.has("childIds") ? node.getAsJsonArray("childIds").asList().stream() : Stream.empty();
        return Stream.concat(
                Stream.of(node),
                children.map(id -> byId.get(id.getAsString()))
                        .filter(Objects::nonNull)
                        .flatMap(child -> inOrder(child, byId)));
    }

    private static String value(JsonObject node, String property) {
        return node.has(property) && node.getAsJsonObject(property).has("value")
                ? node.getAsJsonObject(property).get("value").getAsString()
                : "";
    }

    private PageVisit visit(URI address) {
        return PageVisit.of(context.newPage(), address);
    }

    private void lookAround(ShopProcess of) {
        Page page = context.newPage();
        fillCart(page, of);
        for (URI address : List.of(of.http("/"), of.http("/products"), of.https("/checkout"), of.http("/survey"))) {
            page.navigate(address.toString());
        }
    }

    private static void fillCart(Page page, ShopProcess of) {
        page.navigate(of.http("/product/3").toString());
        page.getByLabel("Quantity").fill("2");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add to cart"))
                .click();
        page.waitForURL(of.http("/cart").toString());
    }

    private List<String> cookieNames() {
        return context.cookies().stream().map((Cookie c) -> c.name).distinct().toList();
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
