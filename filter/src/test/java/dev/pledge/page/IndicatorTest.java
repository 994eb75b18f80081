package dev.pledge.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.policy.Mode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndicatorTest {
    private static final String LINK = "<link rel=\"stylesheet\" href=\"https://site.test/privacy/indicator.css\">";

    @Test
    void standsBeforeEachFormWithItsStylesheetOnce() {
        String html = govern("<p>x<form action=/a></form><form></form>");
        String note = html.substring(html.indexOf("<p class"), html.indexOf("<form"));
        assertThat(html).isEqualTo("<p>x" + LINK + note + "<form action=/a></form>" + note + "<form></form>");
        assertThat(note)
                .startsWith("<p class=\"pledge-secure\" role=\"note\"><svg ")
                .endsWith("<span>Encrypted &#38; safe &#8211; nur f&#252;r Sie</span></p>")
                .contains("aria-hidden=\"true\"")
                .doesNotContain("style=", "script", "on");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<textarea><form></form></textarea>",
                "<!--<form>-->",
                "<template><form></form></template>",
                "<svg><form></form></svg>",
                "<script>'<form>'</script>",
            })
    void standsNowhereElse(String html) {
        assertThat(govern(html)).isEqualTo(html);
    }

    @Test
    void standsOnceBeforeAFormInAForm() {
        assertThat(count(govern("<form id=a><div><form id=b></div><input></form><form id=c></form>")))
                .isEqualTo(2);
        assertThat(count(govern("<form id=a><form id=b>"))).isOne();
        assertThat(count(govern("<form><template><form></form></template><form></form>")))
                .isOne();
    }

    @Test
    void bringsItsStylesheetAgainAfterANoscript() {
        String html = govern("<noscript><form></form></noscript><form></form><form></form>");
        assertThat(html.split(LINK, -1)).hasSize(3);
        assertThat(html).startsWith("<noscript>" + LINK).contains("</noscript>" + LINK);
    }

    @Test
    void takesItsStylesheetFromTheOwnHostWhateverTheBase() {
        assertThat(govern("<base href=https://cdn.test/x/><form></form>")).contains(LINK);
        assertThat(Page.checkout().within("/shop").govern("<form>").html())
                .startsWith(LINK.replace("/privacy", "/shop/privacy"));
    }

    @Test
    void isThereOnlyWhereItIsTrueAndWanted() {
        String html = "<form action=/a></form>";
        assertThat(Page.ordinary().govern(html).html()).isEqualTo(html);
        assertThat(Page.at("http://site.test/checkout", "/checkout")
                        .govern(html)
                        .html())
                .doesNotContain("pledge-secure");
        assertThat(Page.checkout().with(Mode.ENFORCE, Mode.REPORT).govern(html).html())
                .isEqualTo(html);
        assertThat(Page.checkout().withoutIndicator().govern(html).html()).isEqualTo(html);
    }

    @Test
    void hasAStylesheetForEveryWayOfSeeing() throws IOException {
        try (InputStream in = PageGovernor.class.getResourceAsStream("indicator.css")) {
            assertThat(in).isNotNull();
            assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII))
                    .contains(".pledge-secure {", ".pledge-secure-lock {", "prefers-color-scheme: dark")
                    .contains("prefers-contrast: more", "forced-colors: active", "@media print")
                    .doesNotContain("url(", "@import");
        }
    }

    private static String govern(String html) {
        return Page.checkout().govern(html).html();
    }

    private static int count(String html) {
        return html.split("pledge-secure\"", -1).length - 1;
    }
}
