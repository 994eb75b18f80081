package dev.pledge.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferrersTest {
    @ParameterizedTest
    @CsvSource({
        "https://news.example/story?reader=jane@example.com, news.example",
        "http://News.Example:8080/, news.example",
        "HTTPS://news.example, news.example",
        "https://news.example?q, news.example",
        "https://xn--bcher-kva.example/, xn--bcher-kva.example"
    })
    void onlyTheHostIsKept(String referer, String host) {
        assertThat(Referrers.host(referer, own -> false)).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "about:blank",
                "android-app://com.example",
                "https://",
                "https:///x",
                "https://jane@news.example/",
                "https://intranet/",
                "https://192.0.2.7/",
                "https://[2001:db8::1]/",
                "https://b\u00fccher.example/",
                "news.example"
            })
    void whatIsNoHostOfASiteIsNot(String referer) {
        assertThat(Referrers.host(referer, own -> false)).isNull();
    }

    @Test
    void theSitesOwnPagesAreNoReferrer() {
        assertThat(Referrers.host("https://Shop.example/cart", "shop.example"::equals))
                .isNull();
        assertThat(Referrers.host(null, own -> false)).isNull();
    }

    @Property
    void anythingElseIsNeverLetThrough(@ForAll String tail) {
        String host = Referrers.host("https://news.example" + tail, own -> false);
        assertThat(host == null || host.matches("[a-z0-9._-]{1,253}")).isTrue();
    }
}
