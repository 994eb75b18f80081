package dev.pledge.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.policy.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SrcdocDocumentsTest {
    private static final String FOUND = "ad-tag-removed ads.test Company of ads.test";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<iframe srcdoc=\"a<img src=//ads.test/p>b\"></iframe>|<iframe srcdoc=\"ab\"></iframe>",
                "<iframe srcdoc='&lt;img src=\"//ads.test/p\"&gt;it&#39;s &amp;amp; \"b\"'>|<iframe srcdoc='it&#39;s &amp;amp; \"b\"'>",
                "<iframe srcdoc=&lt;script&#32;src=//ads.test/&gt;x&lt;/script&gt;y>|<iframe srcdoc=\"y\">",
                "<iframe srcdoc='<iframe srcdoc=\"a<embed src=//ads.test/>\">' id=x>|<iframe srcdoc='&lt;iframe srcdoc=\"a\"&gt;' id=x>",
                "<base href=https://ads.test/><iframe srcdoc='a<img src=p>'>|<base href=https://ads.test/><iframe srcdoc='a'>",
                "<base href=https://ads.test/><iframe srcdoc='<base href=//ok.test/><img src=p>'>|"
                        + "<base href=https://ads.test/><iframe srcdoc='<base href=//ok.test/><img src=p>'>",
            })
    void areGovernedLikePages(String html, String expected) {
        Page page = Page.ordinary().withoutStubs();
        Page.Result result = page.govern(html);
        assertThat(result.html()).isEqualTo(expected);
        assertThat(result.found()).isEqualTo(html.equals(expected) ? java.util.List.of() : java.util.List.of(FOUND));
        assertThat(page.govern(html, 1).html()).isEqualTo(expected);
        assertThat(page.govern(expected).html()).isEqualTo(expected);
        Page.Result reported = page.with(Mode.REPORT, Mode.REPORT).govern(html);
        assertThat(reported.html()).isEqualTo(html);
        assertThat(reported.found()).isEqualTo(result.found());
    }

    /** A document's scripts cannot see what the page around it defines. */
    @Test
    void haveAStubOfTheirOwn() {
        String html = "<iframe srcdoc='<script src=//ads.test/></script><script src=//ads.test/></script>'></iframe>";

        assertThat(Page.ordinary().govern(html).html())
                .matches("<iframe srcdoc=.&lt;script src=\"/privacy/stubs\\.js\\?\\w+\"&gt;&lt;/script&gt;.></iframe>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<iframe srcdoc='<p>&amp;amp;\"x\" &lt;b>'></iframe>",
                "<iframe srcdoc></iframe>",
                "<iframe srcdoc='<!-- <img src=//ads.test/> -->'></iframe>",
                "<p srcdoc='<img src=//ads.test/>'>",
            })
    void stayAsTheyAreWhereNothingMatches(String html) {
        assertThat(Page.ordinary().govern(html)).isEqualTo(new Page.Result(html, java.util.List.of(), false));
    }

    @Test
    void keepTheEncodingOfThePage() {
        String in = "<iframe srcdoc='\u00E4\u20AC\u65E5<img src=//ads.test/p>'>";
        Page page = Page.ordinary().in("windows-1252");
        String bytes = new String(
                in.replace("\u65E5", "&#26085;").getBytes(java.nio.charset.Charset.forName("windows-1252")),
                java.nio.charset.StandardCharsets.ISO_8859_1);

        assertThat(page.govern(bytes).html()).isEqualTo("<iframe srcdoc='\u00E4\u0080&#26085;'>");
    }

    @Test
    void areUpgradedAndGetIndicators() {
        Page.Result result = Page.checkout()
                .govern("<iframe srcdoc='<img src=http://site.test/i><form action=/x></form>'></iframe>");
        assertThat(result.html()).contains("src=https://site.test/i").contains("pledge-secure");
        assertThat(result.found()).containsExactly("subresource-upgraded site.test img");
    }

    @Test
    void areLookedAtToADepth() {
        String document = "<img src=//ads.test/p>";
        for (int i = 0; i < 3; i++) {
            document = "<iframe srcdoc=\"" + document.replace("&", "&amp;").replace("\"", "&quot;") + "\">";
        }
        assertThat(Page.ordinary().govern(document).found()).containsExactly(FOUND);
        document = "<iframe srcdoc=\"" + document.replace("&", "&amp;").replace("\"", "&quot;") + "\">";
        Page.Result deeper = Page.ordinary().govern(document);
        assertThat(deeper.html()).isEqualTo(document);
        assertThat(deeper.found()).containsExactly("page-not-inspected srcdoc too-deep");
    }
}
