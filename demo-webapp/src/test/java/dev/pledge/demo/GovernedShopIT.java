package dev.pledge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.demo.testing.RawAnswer;
import dev.pledge.demo.testing.RawRequest;
import dev.pledge.demo.testing.ShopProcess;
import dev.pledge.demo.testing.Visitor;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shop as it is with Pledge, beside the same shop without: everything works, and every promise is kept. */
class GovernedShopIT {
    private static final String CART = "cart=3-2";

    /** How a tag, a header or a script would name an ad server, in whatever spelling. */
    private static final List<String> AD_SERVERS = List.of(
            "googletagmanager",
            "doubleclick",
            "googlesyndication",
            "googleadservices",
            "connect.facebook.net",
            "facebook.com/tr",
            "scorecardresearch",
            "linkedin",
            "bat.bing.com",
            "adnxs",
            "criteo",
            "tiktok",
            "hotjar");

    @TempDir
    static Path directory;

    private static ShopProcess shop;
    private static ShopProcess ungoverned;

    @BeforeAll
    static void open() {
        shop = ShopProcess.start(directory.resolve("governed"));
        ungoverned = ShopProcess.start(directory.resolve("ungoverned"), "--ungoverned");
    }

    @AfterAll
    static void close() {
        shop.close();
        ungoverned.close();
    }

    @Test
    void theHomePageLosesItsAdsAndNothingElse() {
        theHomePageLosesItsAdsAndNothingElse(RawRequest.get("/"));
    }

    @Test
    void theHomePageOverHttpsLosesItsAdsAndNothingElse() {
        theHomePageLosesItsAdsAndNothingElse(RawRequest.get("/").overHttps());
    }

    private static void theHomePageLosesItsAdsAndNothingElse(RawRequest request) {
        RawAnswer before = request.to(ungoverned);
        RawAnswer after = request.to(shop);
        List<String> removed = removedFromHome();

        assertThat(removed).hasSizeGreaterThanOrEqualTo(8);
        assertThat(before.cookieNames())
                .containsExactlyInAnyOrder("IDE", "shop_session", "_fbp", "_gid", "_ga", "JSESSIONID");
        assertThat(before.values("Link")).anySatisfy(link -> assertThat(link).contains("doubleclick"));

        assertThat(after.body()).isEqualTo(without(removed, before.body(), stubFrom(after.body())));
        assertThat(after.cookieNames()).containsExactly("JSESSIONID");
        assertThat(after.values("Link")).containsExactly("</static/css/shop.css>; rel=preload; as=style");
        assertThat(after.values("Content-Length"))
                .containsExactly(Integer.toString(after.body().length()));
        assertThat(namedAdServers(after)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/products",
                "/search?q=bat",
                "/product/3",
                "/cart",
                "/login",
                "/survey",
                "/forum",
                "/forum/1",
                "/checkout",
                "/register",
                "/nothing",
                "/offers/flash"
            })
    void noPageNamesAnAdServerOrTracks(String path) {
        RawRequest request = RawRequest.get(path).overHttps().with("Cookie", CART);
        RawAnswer before = request.to(ungoverned);
        RawAnswer after = request.to(shop);
        assertThat(after.status()).isEqualTo(before.status());
        assertThat(namedAdServers(before)).isNotEmpty();
        assertThat(namedAdServers(after)).isEmpty();
        assertThat(before.cookieNames()).contains("IDE", "shop_session");
        assertThat(after.cookieNames()).isSubsetOf("JSESSIONID");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/products",
                "/api/products/3",
                "/static/css/shop.css",
                "/static/js/checkout.js",
                "/static/images/cards.png",
                "/static/images/lark.svg"
            })
    void whatIsNoPageLosesItsTrackingCookiesAndNothingElse(String path) {
        RawAnswer before = RawRequest.get(path).to(ungoverned);
        RawAnswer after = RawRequest.get(path).to(shop);
        assertThat(after.body()).isEqualTo(before.body());
        assertThat(before.cookieNames()).containsExactly("IDE", "shop_session");
        assertThat(after.values("Pledge-Policy")).hasSize(1);
        // When it was written, and the tag of a file in the war, are each shop's own; and so is the policy's digest.
        Pattern own = Pattern.compile("(?i)(date|last-modified|etag|expires|set-cookie|pledge-policy):.*");
        assertThat(after.fields())
                .filteredOn(f -> !own.matcher(f).matches())
                .containsExactlyElementsOf(before.fields().stream()
                        .filter(f -> !own.matcher(f).matches())
                        .toList());
        assertThat(after.cookieNames()).isEmpty();
    }

    @Test
    void aLicenceCheckAnswersPartnersThatSayWhatFor() {
        RawRequest check =
                RawRequest.get("/license/check?key=LARK-7QXN-42BD-M9TC").overHttps();
        RawRequest partner = check.with("Authorization", "Bearer larkfield-demo-partner");
        for (RawRequest refused : List.of(
                check,
                check.with("Disclosure-Purpose", "license-verification"),
                check.with("Authorization", "Bearer guessed").with("Disclosure-Purpose", "license-verification"),
                partner,
                partner.with("Disclosure-Purpose", "advertising"))) {
            RawAnswer answer = refused.to(shop);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).doesNotContain("Ada", "ada@");
        }
        RawAnswer answer =
                partner.with("Disclosure-Purpose", "license-verification").to(shop);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("Ada Winter")
                .isEqualTo(check.to(ungoverned).body());
    }

    @Test
    void theSessionCookieIsForTheSessionOnlyAndForNoScript() {
        assertThat(RawRequest.get("/").to(shop).values("Set-Cookie"))
                .singleElement()
                .asString()
                .matches("JSESSIONID=[^;]+; Path=/; HttpOnly; SameSite=Lax");
    }

    @Test
    void theCartCookieLivesAsLongAsThePolicySays() {
        RawAnswer added =
                RawRequest.post("/cart", "do=add&product=3&quantity=2").to(shop);
        assertThat(added.status()).isEqualTo(303);
        assertThat(added.values("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith(CART + ";")
                .contains("Max-Age=14400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void aPlainRequestForTheCheckoutIsSentToHttpsWithItsQuery(String method) {
        RawAnswer answer = new RawRequest(false, method + " /checkout?x=1&y=%C3%A4", "", "").to(shop);
        assertThat(answer.status()).isEqualTo(308);
        assertThat(answer.values("Location"))
                .containsExactly(shop.https("/checkout?x=1&y=%C3%A4").toString());
        assertThat(answer.values("Cache-Control")).containsExactly("no-store");
        assertThat(answer.values("Set-Cookie")).isEmpty();
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void aForeignHostIsNoPlaceToBeSentTo() {
        RawAnswer answer = new RawRequest(false, "GET http://evil.example/checkout", "", "").to(shop);
        assertThat(answer.values("Location")).allSatisfy(to -> assertThat(to).doesNotContain("evil"));
    }

    @Test
    void aPlainPostToTheCheckoutIsRefusedAndExplained() {
        RawAnswer answer = RawRequest.post("/checkout?x=1", "name=Ada&card-number=4111111111111111")
                .with("Cookie", CART)
                .to(shop);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.values("Content-Type")).containsExactly("text/html;charset=utf-8");
        assertThat(answer.values("Cache-Control")).containsExactly("no-store");
        assertThat(answer.values("Location")).isEmpty();
        assertThat(answer.body())
                .contains("not encrypted", "<strong>https</strong>")
                .doesNotContain("4111", "Ada");
    }

    @Test
    void theSecureCheckoutShowsTheIndicatorAndStaysOnHttps() {
        RawAnswer before =
                RawRequest.get("/checkout").overHttps().with("Cookie", CART).to(ungoverned);
        RawAnswer answer =
                RawRequest.get("/checkout").overHttps().with("Cookie", CART).to(shop);
        String plain = ungoverned.http("/").toString();
        assertThat(before.body()).contains(plain + "checkout", plain + "static/images/cards.png");

        assertThat(answer.values("Content-Security-Policy")).containsExactly("upgrade-insecure-requests");
        assertThat(answer.body())
                .containsPattern("<p class=\"pledge-secure\" role=\"note\"><svg [^>]*>.*</svg><span>What you enter here"
                        + " travels encrypted to this site only\\.</span></p><form class=\"sheet\" action=\""
                        + shop.https("/checkout") + "\" method=\"post\">")
                .contains("src=\"" + shop.https("/static/images/cards.png") + "\"")
                .contains("src=\"" + shop.https("/static/js/checkout.js") + "\"")
                .doesNotContain("http://");
        assertThat(RawRequest.get("/static/js/checkout.js").overHttps().to(shop).status())
                .isEqualTo(200);
    }

    @Test
    void theIndicatorsStylesheetIsServed() {
        String page = RawRequest.get("/register").overHttps().to(shop).body();
        String address = shop.https("/privacy/indicator.css").toString();
        assertThat(page).containsOnlyOnce("<link rel=\"stylesheet\" href=\"" + address + "\">");
        for (RawRequest request : List.of(
                RawRequest.get("/privacy/indicator.css"),
                RawRequest.get("/privacy/indicator.css").overHttps())) {
            RawAnswer sheet = request.to(shop);
            assertThat(sheet.status()).isEqualTo(200);
            assertThat(sheet.values("Content-Type")).containsExactly("text/css;charset=utf-8");
            assertThat(sheet.values("Set-Cookie")).isEmpty();
            assertThat(sheet.body()).contains(".pledge-secure {");
        }
    }

    @Test
    void aPageThatIsNotSensitiveHasNoIndicator() {
        assertThat(RawRequest.get("/survey").overHttps().to(shop).body())
                .contains("<form")
                .doesNotContain("pledge-secure");
    }

    @Test
    void aVisitorBuysAsBefore() {
        Visitor visitor = new Visitor(shop);
        visitor.post(shop.http("/cart"), Map.of("do", "add", "product", "3", "quantity", "2"));
        assertThat(visitor.get(shop.https("/checkout")).body()).contains("Pay €438.00");
        HttpResponse<String> paid = visitor.post(
                shop.https("/checkout"),
                Map.of(
                        "name", "Ada & Co",
                        "email", "ada@example.com",
                        "address", "1 Mill Lane",
                        "card-number", "4111 1111 1111 1111",
                        "card-expiry", "12/49",
                        "card-code", "123"));
        assertThat(paid.statusCode()).isEqualTo(303);
        assertThat(visitor.cookieNames()).containsExactly("JSESSIONID");
        assertThat(visitor.get(shop.https("/checkout/thanks")).body()).contains("Thank you, Ada &amp; Co.", "€438.00");
    }

    @Test
    void aCustomerLogsInAsBefore() {
        Visitor visitor = new Visitor(shop);
        visitor.post(shop.https("/login"), Map.of("email", "noor@example.com", "password", "bittern-at-dusk"));
        assertThat(visitor.get(shop.https("/account")).body()).contains("Hello, Noor Haddad.");
    }

    private static List<String> namedAdServers(RawAnswer answer) {
        String all = answer.body() + String.join("\n", answer.values("Link"));
        return AD_SERVERS.stream().filter(all::contains).toList();
    }

    /** Returns the tag of the script that does nothing, as it stands in a page. */
    private static String stubFrom(String page) {
        Matcher tag = Pattern.compile("<script src=\"/privacy/stubs\\.js\\?[0-9a-f]{12}\"></script>")
                .matcher(page);
        assertThat(tag.find()).isTrue();
        return tag.group();
    }

    /** Takes the spans out, each once and in their order; the stub takes the place of the first script. */
    private static String without(List<String> spans, String page, String stub) {
        StringBuilder rest = new StringBuilder();
        int from = 0;
        boolean stubbed = false;
        for (String span : spans) {
            int at = page.indexOf(span, from);
            assertThat(at).as("the page has, in this order, %s", span).isNotNegative();
            rest.append(page, from, at);
            if (!stubbed && span.startsWith("<script")) {
                rest.append(stub);
                stubbed = true;
            }
            from = at + span.length();
        }
        return rest.append(page.substring(from)).toString();
    }

    private static List<String> removedFromHome() {
        try (InputStream in =
                Objects.requireNonNull(GovernedShopIT.class.getResourceAsStream("removed-from-home.txt"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new ArrayList<>(List.of(text.substring(0, text.length() - 1).split("\n%%\n", -1)));
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }
}
