package dev.pledge.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.policy.Authority;
import dev.pledge.policy.Https;
import dev.pledge.policy.SitePolicy;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpsUpgradeTest {
    private static final String PAGE = "page.test";

    private final HttpsUpgrade standard = upgrade("site.test:443", "xn--bcher-kva.test");
    private final HttpsUpgrade local = upgrade("localhost:8443");

    @ParameterizedTest
    @CsvSource({
        "http://site.test/login, https://site.test/login",
        "HTTP://SITE.test/x, HTTPs://SITE.test/x",
        "http://page.test, https://page.test",
        "http://site.test?q, https://site.test?q",
        "http://site.test#f, https://site.test#f",
        "http://site.test.:80/, https://site.test./",
        "http://site.test:80/x, https://site.test/x",
        "http://site.test:080?x, https://site.test?x",
        "http://site.test:/x, https://site.test/x",
        "http://u:p@site.test:80/x, https://u:p@site.test/x",
        "http://site.test:8080/x, https://site.test/x",
        "http://u@site.test:8080/x, https://u@site.test/x",
        "http:\\\\site.test\\x, https:\\\\site.test\\x",
        "http:///site.test/x, https:///site.test/x",
        "http:site.test/x, https://site.test/x",
        "http:/site.test:80/x, https://site.test/x",
        "http://%73ite.test/, https://%73ite.test/",
        "http://BÜCHER.test/, https://BÜCHER.test/"
    })
    void anOwnUrlBecomesSecure(String url, String expected) {
        assertThat(upgraded(standard, url)).isEqualTo(expected);
    }

    @Test
    void oneLetterIsEnoughWhereThePortsAreTheDefaultOnes() {
        assertThat(standard.upgrade("http://site.test/x", PAGE))
                .isEqualTo(new HttpsUpgrade.Upgrade("site.test", List.of(new HttpsUpgrade.Edit(4, 4, "s"))));
    }

    @Test
    void whiteSpaceThatBrowsersDropIsSkipped() {
        assertThat(upgraded(standard, " h\ttt\np:/\r/si\nte.test:8\t0/x")).isEqualTo(" h\ttt\nps:/\r/si\nte.test/x");
        assertThat(upgraded(standard, "\u0001 http://site.test ")).isEqualTo("\u0001 https://site.test ");
        assertThat(upgraded(standard, "http://site.test:80 ")).isEqualTo("https://site.test ");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080/x, https://localhost:8443/x",
        "http://localhost/x, https://localhost:8443/x",
        "http://u@localhost:8080?x, https://u@localhost:8443?x",
        "http:localhost:8080/x, https://localhost:8443/x",
        "http://page.test:8080/x, https://localhost:8443/x"
    })
    void whereThePortsDifferTheConfiguredAuthorityTakesTheUrlsPlace(String url, String expected) {
        assertThat(upgraded(local, url)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http",
                "http:",
                "http://",
                "https://site.test/",
                "//site.test/x",
                "/x",
                "x.png",
                "ftp://site.test/",
                "xhttp://site.test/",
                "http ://site.test/",
                "http://cdn.test/x.png",
                "http://cdn.test:8080/x",
                "http://localhost/x",
                "http://127.0.0.1/x",
                "http://site.test@evil.test/",
                "http://site.test.evil.test/",
                "http://notsite.test/",
                "http://[::1]/",
                "http://site.test:x/",
                "http://site.test:99999/",
                "http://si te.test/",
                "http://%zz.test/",
                "data:text/html,http://site.test/"
            })
    void anythingElseIsLeftAlone(String url) {
        assertThat(standard.upgrade(url, PAGE)).isNull();
    }

    @Test
    void withoutAnAuthorityOnlyTheDefaultPortIsUpgraded() {
        HttpsUpgrade unnamed = new HttpsUpgrade(SitePolicy.unnamed());

        assertThat(upgraded(unnamed, "http://page.test:80/x")).isEqualTo("https://page.test/x");
        assertThat(unnamed.upgrade("http://page.test:8080/x", PAGE)).isNull();
    }

    @Property
    void whatIsUpgradedNeedsNoUpgrade(@ForAll String rest) {
        for (String url : List.of("http:" + rest, "http://site.test" + rest, "http://localhost" + rest)) {
            for (HttpsUpgrade upgrade : List.of(standard, local)) {
                assertThat(upgrade.upgrade(upgraded(upgrade, url), PAGE))
                        .as(url)
                        .isEqualTo(upgraded(upgrade, url).equals(url) ? upgrade.upgrade(url, PAGE) : null);
            }
        }
    }

    private static String upgraded(HttpsUpgrade upgrade, String url) {
        HttpsUpgrade.@Nullable Upgrade found = upgrade.upgrade(url, PAGE);
        return found == null ? url : found.applyTo(url);
    }

    private static HttpsUpgrade upgrade(String authority, String... hosts) {
        return new HttpsUpgrade(
                new SitePolicy("Site", "", "", Https.SENSITIVE_FORMS, Authority.parse(authority), List.of(hosts)));
    }
}
