package dev.pledge.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlReferenceTest {
    private static final UrlReference PAGE =
            assertNotNullUrl(UrlReference.parse("https://site.test/dir/page.html?q=1#top"));

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "//ads.test/p.gif, https://ads.test/p.gif",
                "\\\\ads.test\\p.gif, https://ads.test/p.gif",
                "/\\ads.test/p, https://ads.test/p",
                "https:\\\\ads.test/p, https://ads.test/p",
                "https:/x, https://site.test/x",
                "https:x, https://site.test/dir/x",
                "http:ads.test/p, http://ads.test/p",
                "http:/ads.test/p, http://ads.test/p",
                "////ads.test/p, https://ads.test/p",
                "https://site.test@ads.test/p, https://ads.test/p",
                "https://u:p@x@ads.test/, https://ads.test/",
                "https://ads.test:8443/p, https://ads.test:8443/p",
                "https://ads.test:443/p, https://ads.test/p",
                "https://ads.test./p, https://ads.test/p",
                "//%61ds%2etest/p, https://ads.test/p",
                "//ads.test?x, https://ads.test/?x",
                "//ads.test#y, https://ads.test/",
                "?u=//ads.test/p, https://site.test/dir/page.html?u=//ads.test/p",
                "`#x`, https://site.test/dir/page.html?q=1",
                "../a/./b/../c, https://site.test/a/c",
                "a%2E/%2e%2E/x, https://site.test/dir/x",
                "/a b<c>, https://site.test/a%20b%3Cc%3E",
                "//ａｄｓ。test/p, https://ads.test/p",
                "//a\u00ADds.test/p, https://ads.test/p",
                "//WËrbung.test/p, https://xn--wrbung-pva.test/p",
                "//faß.test/, https://xn--fa-hia.test/",
                "//日本語.test/, https://xn--wgv71a119e.test/",
                "//0x7f.1/, https://127.0.0.1/",
                "//2130706433/, https://127.0.0.1/",
                "//017700000001/, https://127.0.0.1/",
                "//[0:0:0:0:0:0:0:1]:8080/, https://[::1]:8080/",
                "//[1:2:0:0:5:0:0:0]/, https://[1:2:0:0:5::]/",
                "//[::ffff:1.2.3.4]/, https://[::ffff:102:304]/",
                "wss://x.test/, wss://x.test/",
                "foo://Bar:1/x, foo://Bar:1/x",
                "//x.test\\@ads.test/, https://x.test/@ads.test/",
                "https:///ads.test/, https://ads.test/",
                "https:?x, https://site.test/dir/page.html?x",
                "?, https://site.test/dir/page.html?",
                "//%E2%98%83.test/, https://xn--n3h.test/",
                "//ADS.%54est/, https://ads.test/",
                "//ads\u200B.test/, https://ads.test/",
                "//256/, https://0.0.1.0/",
                "//1.2.3/, https://1.2.0.3/",
                "//0x/, https://0.0.0.0/",
                "//1.2.3.4./, https://1.2.3.4/",
                "//a..b/, https://a..b/",
                "//ads.test:/, https://ads.test/",
                "//ads.test:0/, https://ads.test:0/",
                "//ads.test:00443/, https://ads.test/",
                "//[::FFFF]/, https://[::ffff]/",
                "/a/../../b, https://site.test/b",
                "/a/b/.., https://site.test/a/",
                "/a//../b, https://site.test/a/b",
                "//ads.test/x y?z w#v u, https://ads.test/x%20y?z%20w",
                "//ads.test/'?', https://ads.test/'?%27",
                "//ads.test/|[]^?|[]^, https://ads.test/|[]%5E?|[]^",
                "ftp:ads.test/x, ftp://ads.test/x",
            })
    void resolvesAsABrowserDoes(String reference, String expected) {
        assertThat(assertNotNullUrl(PAGE.resolve(reference)).text()).isEqualTo(expected);
    }

    @Test
    void stripsControlsAroundAndTabsAndLineEndsWithin() {
        UrlReference url = assertNotNullUrl(PAGE.resolve("\u0001 /\n/ads.\ttest/p.gif \u001F"));

        assertThat(url.text()).isEqualTo("https://ads.test/p.gif");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://",
                "//",
                "https://@/",
                "//ads\uFFFD.test/",
                "//a b.test/",
                "//a%00b/",
                "//x.test:99999/",
                "//x.test:8a/",
                "//1.2.3.4.5/",
                "//1.2.3.256/",
                "//[::1/",
                "//[1::2::3]/",
                "//a<b/",
                "//a%b/",
                "//09/",
                "//1.2.3.08/",
                "//ads%2ftest/",
                "//ads.test%00/",
                "//u@/x",
                "//x.test:-1/",
                "//[1::2/x",
                "//ads.test]/"
            })
    void whatABrowserCannotResolveIsNull(String reference) {
        assertThat(PAGE.resolve(reference)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data:text/html,//ads.test/",
                "javascript:'//ads.test/'",
                "about:blank",
                "mailto:a@b.test",
                "blob:x"
            })
    void otherSchemesHaveNoHost(String reference) {
        UrlReference url = assertNotNullUrl(PAGE.resolve(reference));

        assertThat(url.host()).isNull();
        assertThat(url.isNetwork()).isFalse();
        assertThat(url.text()).isEqualTo(reference);
    }

    @Test
    void nothingResolvesAgainstAnOpaqueBase() {
        assertThat(assertNotNullUrl(UrlReference.parse("data:,x")).resolve("/p"))
                .isNull();
    }

    @Test
    void aRelativeReferenceAloneIsNoUrl() {
        assertThat(UrlReference.parse("/p")).isNull();
    }

    @Test
    void tellsWhereSchemeAndPortStandInTheValue() {
        String value = " h\ttt\np://cdn.te\tst:8\t0/x";

        UrlReference url = assertNotNullUrl(PAGE.resolve(value));

        assertThat(value.charAt(url.schemeEnd())).isEqualTo(':');
        assertThat(url.schemeEnd()).isEqualTo(7);
        assertThat(value.substring(url.hostStart(), url.portStart())).isEqualTo("cdn.te\tst");
        assertThat(value.substring(url.portStart(), url.authorityEnd())).isEqualTo(":8\t0");
        assertThat(url.port()).isEqualTo(80);
    }

    @Test
    void positionsAreMinusOneWhereThePartIsTheBases() {
        UrlReference url = assertNotNullUrl(PAGE.resolve("/x"));

        assertThat(url.schemeEnd()).isEqualTo(-1);
        assertThat(url.hostStart()).isEqualTo(-1);
        assertThat(url.portStart()).isEqualTo(-1);
        assertThat(url.port()).isEqualTo(443);
    }

    private static UrlReference assertNotNullUrl(@org.jspecify.annotations.Nullable UrlReference url) {
        assertNotNull(url);
        return url;
    }
}
