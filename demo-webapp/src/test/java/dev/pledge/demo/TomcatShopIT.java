package dev.pledge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.demo.testing.RawAnswer;
import dev.pledge.demo.testing.RawRequest;
import dev.pledge.demo.testing.TomcatShop;
import java.nio.file.Path;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same war in other containers: pages that are forwarded to, error pages and redirects are governed there too. */
class TomcatShopIT {
    @TempDir
    private Path base;

    @ParameterizedTest
    @ValueSource(strings = {"tomcat-11", "tomcat-10.1"})
    void theWarIsGovernedInTomcat(String release) {
        try (TomcatShop shop = TomcatShop.start(release, base)) {
            isGoverned(shop);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomcat-11", "tomcat-10.1"})
    @EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "skipped: this JDK has no virtual threads")
    void theWarIsGovernedOnVirtualThreads(String release) {
        try (TomcatShop shop = TomcatShop.startOnVirtualThreads(release, base)) {
            isGoverned(shop);
        }
    }

    private static void isGoverned(TomcatShop shop) {
        SoftAssertions.assertSoftly(softly -> {
            isGoverned(softly, shop, "/", 200, "Go out and listen.");
            isGoverned(softly, shop, "/products", 200, "Cumulus 5");
            isGoverned(softly, shop, "/product/3", 200, "Add to cart");
            isGoverned(softly, shop, "/survey", 200, "Larkfield");
            isGoverned(softly, shop, "/nothing", 404, "There is nothing here.");
            isGoverned(softly, shop, "/product/99", 404, "There is nothing here.");
            isGoverned(softly, shop, "/offers/flash", 500, "Something broke on our side.");
        });
        RawAnswer home = shop.answer(RawRequest.get("/"));
        assertThat(home.values("Link")).containsExactly("</static/css/shop.css>; rel=preload; as=style");
        assertThat(home.values("Set-Cookie"))
                .singleElement()
                .asString()
                .matches("JSESSIONID=[^;]+; Path=/; HttpOnly; SameSite=Lax");
        RawAnswer checkout = shop.answer(RawRequest.get("/checkout?x=1"));
        assertThat(checkout.status()).isEqualTo(308);
        assertThat(checkout.values("Location")).containsExactly("https://localhost:8443/checkout?x=1");
        assertThat(shop.answer(RawRequest.post("/checkout", "name=Ada")).status())
                .isEqualTo(403);
        assertThat(shop.answer(RawRequest.get("/api/products")).cookieNames()).isEmpty();
    }

    private static void isGoverned(SoftAssertions softly, TomcatShop shop, String path, int status, String text) {
        RawAnswer answer = shop.answer(RawRequest.get(path));
        softly.assertThat(answer.status()).as(path).isEqualTo(status);
        softly.assertThat(answer.body())
                .as(path)
                .contains(text, "</html>")
                .doesNotContain("googletagmanager", "fbevents", "doubleclick", "adnxs", "tiktok");
        softly.assertThat(answer.cookieNames()).as(path).isSubsetOf("JSESSIONID");
    }
}
