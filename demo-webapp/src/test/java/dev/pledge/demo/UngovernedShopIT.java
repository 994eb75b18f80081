package dev.pledge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pledge.demo.testing.ShopProcess;
import dev.pledge.demo.testing.Visitor;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shop as it is without Pledge: everything works, and every promise is broken. */
class UngovernedShopIT {
    @TempDir
    static Path data;

    private static ShopProcess shop;
    private final Visitor visitor = new Visitor(shop);

    @BeforeAll
    static void open() {
        shop = ShopProcess.start(data, "--ungoverned");
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/products",
                "/search?q=bat",
                "/search",
                "/product/3",
                "/cart",
                "/checkout",
                "/login",
                "/register",
                "/survey",
                "/forum",
                "/forum/1",
                "/api/products",
                "/api/products/3",
                "/license/check?key=LARK-7QXN-42BD-M9TC",
                "/static/css/shop.css",
                "/static/js/checkout.js",
                "/static/images/cards.png",
                "/static/images/lark.svg"
            })
    void everyPageIsServedOnHttpAndHttps(String path) {
        assertThat(visitor.get(shop.http(path)).statusCode()).isEqualTo(200);
        assertThat(visitor.get(shop.https(path)).statusCode()).isEqualTo(200);
    }

    @Test
    void theHomePageHasEveryAdTagOnce() {
        String page = visitor.get(shop.http("/")).body();
        List<String> tags = List.of(
                "<link rel=\"preconnect\" href=\"https://www.googletagmanager.com\">",
                "<link rel=\"dns-prefetch\" href=\"//googleads.g.doubleclick.net\">",
                "<script>(function(w,d,s,l,i){w[l]=w[l]||[];",
                "<script async src=\"https://www.googletagmanager.com/gtag/js?id=G-7LARKF1ELD\"></script>",
                "'https://connect.facebook.net/en_US/fbevents.js'",
                "<iframe src=\"https://www.googletagmanager.com/ns.html?id=GTM-LARK042\"",
                "src=\"https://www.facebook.com/tr?id=620417384650117&amp;ev=PageView&amp;noscript=1\"",
                "<script async src=\"https://pagead2.googlesyndication.com/pagead/js/adsbygoogle.js?",
                "<iframe src=\"https://10842276.fls.doubleclick.net/activityi;",
                "<IMG SRC='HTTPS://B.ScorecardResearch.COM/p?",
                "<img src=\"https&colon;&#x2F;&#47;px&period;ads.linkedin.com/collect/?",
                "<img src=\"//bat.bing.com/action/0?",
                "<img src=//secure.adnxs.com/seg?add=4172093",
                "<script async src=\"//static.criteo.net/js/ld/ld.js\"></script>");
        assertThat(tags)
                .allSatisfy(tag -> assertThat(page.split(java.util.regex.Pattern.quote(tag), -1))
                        .as(tag)
                        .hasSize(2));
    }

    @Test
    void theHomePageIsTheSameForEverybody() {
        assertThat(new Visitor(shop).get(shop.http("/")).body())
                .isEqualTo(visitor.get(shop.https("/")).body());
    }

    @Test
    void theHomePageTracksWithCookiesFromServletPageAndVendor() {
        HttpResponse<String> home = visitor.get(shop.http("/"));
        assertThat(visitor.cookieNames())
                .containsExactlyInAnyOrder("_ga", "_gid", "_fbp", "IDE", "shop_session", "JSESSIONID");
        assertThat(home.headers().allValues("Set-Cookie"))
                .anySatisfy(c -> assertThat(c).startsWith("shop_session=").contains("Max-Age=63072000"));
        assertThat(home.headers().allValues("Link"))
                .hasSize(1)
                .allSatisfy(link -> assertThat(link)
                        .contains("</static/css/shop.css>; rel=preload")
                        .contains("<https://securepubads.g.doubleclick.net/tag/js/gpt.js>; rel=preload"));
    }

    @Test
    void aCartFilledOnHttpIsPaidForOnHttps() throws Exception {
        HttpResponse<String> added =
                visitor.post(shop.http("/cart"), Map.of("do", "add", "product", "3", "quantity", "2"));
        assertThat(added.statusCode()).isEqualTo(303);
        assertThat(added.headers().firstValue("Location")).hasValue("/cart");
        visitor.post(shop.http("/cart"), Map.of("do", "add", "product", "12", "quantity", "1"));
        visitor.post(shop.http("/cart"), Map.of("do", "set", "product", "3", "quantity", "1"));
        assertThat(visitor.get(shop.http("/cart")).body())
                .contains("Cumulus 5", "Field book")
                .contains("Total <strong>€231.00</strong>");

        String checkout = visitor.get(shop.https("/checkout")).body();
        assertThat(checkout).contains("Pay €231.00");
        HttpResponse<String> paid = visitor.post(shop.https("/checkout"), order("4111 1111 1111 1111"));
        assertThat(paid.statusCode()).isEqualTo(303);

        String thanks = visitor.get(shop.https("/checkout/thanks")).body();
        assertThat(thanks).contains("Thank you, Ada &amp; Co.", "ends in 1111", "€231.00");
        assertThat(visitor.cookieNames()).doesNotContain("cart");
        assertThat(visitor.get(shop.http("/cart")).body()).contains("There is nothing in it yet");
        assertThat(new Visitor(shop).get(shop.https("/checkout/thanks")).statusCode())
                .isEqualTo(303);
        assertThat(Files.readString(data.resolve("shop.mv.db"), StandardCharsets.ISO_8859_1))
                .doesNotContain("4111111111111111", "4111 1111 1111 1111");
    }

    @Test
    void aWrongCardIsRefusedAndItsNumberNotShownAgain() {
        visitor.post(shop.https("/cart"), Map.of("do", "add", "product", "1", "quantity", "1"));
        HttpResponse<String> refused = visitor.post(shop.https("/checkout"), order("4111 1111 1111 1112"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("This is no card number", "value=\"Ada &amp; Co\"")
                .doesNotContain("4111 1111 1111 1112");
    }

    @Test
    void theCheckoutSendsAndLoadsOverPlainHttp() {
        visitor.post(shop.https("/cart"), Map.of("do", "add", "product", "1", "quantity", "1"));
        String plain = shop.http("/").toString();
        assertThat(visitor.get(shop.https("/checkout")).body())
                .contains("action=\"" + plain + "checkout\"")
                .contains("src=\"" + plain + "static/images/cards.png\"")
                .contains("src=\"" + plain + "static/js/checkout.js\"");
    }

    @Test
    void aCustomerLogsInAndSeesOrders() {
        assertThat(visitor.get(shop.https("/account")).headers().firstValue("Location"))
                .hasValue("/login");
        assertThat(visitor.post(shop.https("/login"), Map.of("email", "noor@example.com", "password", "wrong"))
                        .statusCode())
                .isEqualTo(401);
        visitor.post(shop.https("/login"), Map.of("email", "Noor@example.com", "password", "bittern-at-dusk"));
        assertThat(visitor.get(shop.https("/account")).body()).contains("Hello, Noor Haddad.");
        visitor.post(shop.https("/logout"), Map.of());
        assertThat(visitor.get(shop.https("/account")).statusCode()).isEqualTo(303);
    }

    @Test
    void aRegisteredProductHasALicenceThatPartnersCanCheck() throws Exception {
        Map<String, String> fields =
                Map.of("product", "2", "serial", "PI-00042", "name", "Kim \"K\" Lee", "email", "kim@example.com");
        String page = visitor.post(shop.https("/register"), fields).body();
        String key = page.replaceAll("(?s).*(LARK-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}).*", "$1");
        JsonNode answer = json(shop.https("/license/check?key=" + key));
        assertThat(answer.get("valid").asBoolean()).isTrue();
        assertThat(answer.get("holder").asText()).isEqualTo("Kim \"K\" Lee");
        assertThat(json(shop.https("/license/check?key=LARK-NONE")).get("valid").asBoolean())
                .isFalse();
        assertThat(visitor.get(shop.https("/license/check")).statusCode()).isEqualTo(400);
    }

    @Test
    void whatVisitorsWriteIsTextAndNeverMarkup() {
        String attack = "<script>alert(1)</script>\"'";
        HttpResponse<String> posted = visitor.post(
                shop.http("/forum"), Map.of("title", attack, "author", attack, "body", "Grüße & " + attack));
        URI topic = shop.http(posted.headers().firstValue("Location").orElseThrow());
        for (URI page : List.of(topic, shop.http("/forum"), shop.http("/search?q=%3Cscript%3Ealert(1)"))) {
            assertThat(visitor.get(page).body())
                    .contains("&lt;script&gt;alert(1)")
                    .doesNotContain("<script>alert");
        }
        assertThat(visitor.get(topic).body()).contains("Grüße &amp; ");
    }

    @Test
    void aSurveyAnswerIsCounted() {
        assertThat(visitor.post(shop.http("/survey"), Map.of("rating", "6")).statusCode())
                .isEqualTo(400);
        assertThat(visitor.post(shop.http("/survey"), Map.of("rating", "5", "remarks", "more birds"))
                        .body())
                .contains("Thank you. 1 have answered so far.");
    }

    @Test
    void theCatalogueIsThereAsJson() throws Exception {
        JsonNode products = json(shop.http("/api/products"));
        assertThat(products).hasSize(12);
        assertThat(products.get(6).get("name").asText()).isEqualTo("Warbler 8×32");
        assertThat(json(shop.http("/api/products/7"))).isEqualTo(products.get(6));
        assertThat(visitor.get(shop.http("/api/products/13")).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/product/99", "/product/x", "/forum/99", "/WEB-INF/web.xml", "/metrics"})
    void whatIsNotThereHasAPageThatSaysSo(String path) {
        HttpResponse<String> answer = visitor.get(shop.http(path));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is nothing here.", "googletagmanager");
    }

    @Test
    void aPageThatBreaksHasAPageThatSaysSo() {
        HttpResponse<String> answer = visitor.get(shop.http("/offers/flash"));
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("Something broke on our side.").doesNotContain("IllegalState", "Flash sale");
    }

    @Test
    void theLaunchersClassesAreNoPages() {
        assertThat(visitor.get(shop.http("/dev/pledge/demo/launch/Launcher.class"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void theManagementPortServesMetricsAndNothingElse() {
        HttpResponse<String> metrics = visitor.get(shop.management("/metrics"));
        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(metrics.body()).contains("# TYPE jvm_memory_used_bytes gauge");
        assertThat(visitor.post(shop.management("/metrics"), Map.of()).statusCode())
                .isEqualTo(405);
        for (String path : List.of("/", "/products", "/static/css/shop.css", "/metrics/x")) {
            HttpResponse<String> answer = visitor.get(shop.management(path));
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).doesNotContain("Larkfield");
        }
    }

    private static Map<String, String> order(String card) {
        return Map.of(
                "name", "Ada & Co",
                "email", "ada@example.com",
                "address", "1 Mill Lane\nLarkfield",
                "card-number", card,
                "card-expiry", "12/49",
                "card-code", "123");
    }

    private JsonNode json(URI address) throws Exception {
        HttpResponse<String> answer = visitor.get(address);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        return new ObjectMapper().readTree(answer.body());
    }
}
