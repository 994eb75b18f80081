package dev.pledge.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.policy.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpgradesTest {
    private static final Page PLAIN = Page.at("http://site.test/dir/page.html", "/dir/page.html");

    @ParameterizedTest
    @CsvSource({
        "<script src=http://site.test/a.js></script>, script",
        "<iframe src=http://site.test/f></iframe>, iframe",
        "<img src=http://site.test/i>, img",
        "<img srcset='http://site.test/i 2x'>, img",
        "<source srcset='http://site.test/i 2x'>, source",
        "<link rel=stylesheet href=http://site.test/s.css>, link",
        "<object data=http://site.test/o></object>, object",
        "<video poster=http://site.test/p></video>, video",
        "<input type=image src=http://site.test/i>, input",
        "<svg><image href=http://site.test/i /></svg>, image",
        "<base href=http://site.test/>, base",
        "<audio data-src=http://site.test/a></audio>, audio",
        "<img data-lazy-srcset='http://site.test/i 2x'>, img",
        "<a ping='/x http://site.test/p' href=/>, a",
        "<td background=http://site.test/b>, background",
        "<div style='background:url(&quot;http://site.test/b&quot;)'>, div",
        "<svg><feImage href=http://site.test/i /></svg>, feimage",
        "<link rel=preload as=image imagesrcset='http://site.test/i 2x'>, link",
    })
    void loadsOwnThingsOverHttpsOnASecureSensitivePage(String html, String element) {
        Page.Result result = Page.checkout().govern(html);
        assertThat(result.html()).isEqualTo(html.replace("http:", "https:"));
        assertThat(result.found()).containsExactly("subresource-upgraded site.test " + element);
        Page.Result reported = Page.checkout().with(Mode.ENFORCE, Mode.REPORT).govern(html);
        assertThat(reported.html()).isEqualTo(html);
        assertThat(reported.found()).isEqualTo(result.found());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=http://cdn.test/i>",
                "<img src=//site.test/i>",
                "<img src=/i>",
                "<a href=http://site.test/>x</a>",
                "<link rel=canonical href=http://site.test/>",
                "<img src='data:,http://site.test/'>",
                "<base target=_top>",
            })
    void leavesTheRestOfASensitivePage(String html) {
        Page.Result result = Page.checkout().govern(html);
        assertThat(result.html()).isEqualTo(html);
        assertThat(result.found()).isEmpty();
    }

    @Test
    void goesToTheConfiguredAuthority() {
        Page page = Page.checkout().with(Page.site("www.site.test:8443", "site.test"));
        assertThat(page.govern("<img src=http://site.test/i>").html())
                .isEqualTo("<img src=https://www.site.test:8443/i>");
    }

    @Test
    void sendsFormsOverHttps() {
        Page.Result result = Page.checkout()
                .with(Page.checkout().policy().sensitiveForms())
                .govern("<form action=http://site.test/x></form><button formaction=http://site.test/y></button>"
                        + "<input type=submit formaction='http://site.test/z'>");
        assertThat(result.html())
                .contains(
                        "<form action=https://site.test/x>",
                        "<button formaction=https://site.test/y>",
                        "<input type=submit formaction='https://site.test/z'>");
        assertThat(result.found())
                .containsExactly(
                        "form-upgraded site.test form", "form-upgraded site.test form", "form-upgraded site.test form");
    }

    @Test
    void tellsOfASensitiveFormThatGoesToAnotherHostInTheClear() {
        Page.Result result = Page.checkout().govern("<form action=http://pay.test/></form>");
        assertThat(result.html()).contains("<form action=http://pay.test/>");
        assertThat(result.found()).containsExactly("form-upgraded pay.test foreign");
    }

    @ParameterizedTest
    @CsvSource({
        "http://site.test/checkout, https://site.test/checkout",
        "http://site.test/account/log%69n;x=1/?a, https://site.test/account/log%69n;x=1/?a",
        "/checkout, https://site.test/checkout",
        "../checkout#x, https://site.test/dir/../checkout#x",
        "//site.test:80/checkout, https://site.test/checkout",
    })
    void sendsAFormOfAPlainPageToASensitivePathOverHttps(String action, String secure) {
        Page.Result result = PLAIN.govern("<form action=" + action + ">");
        assertThat(result.html()).isEqualTo("<form action=" + secure + ">");
        assertThat(result.found()).containsExactly("form-upgraded site.test form");
        assertThat(PLAIN.with(Mode.OFF, Mode.REPORT).govern("<form action=" + action + ">"))
                .isEqualTo(new Page.Result("<form action=" + action + ">", result.found(), false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/search", "?q", "#x", "http://other.test/checkout", "https://site.test/checkout", "mailto:x"})
    void leavesOtherFormsOfAPlainPage(String action) {
        Page.Result result = PLAIN.govern("<form action=" + action + ">");
        assertThat(result.html()).isEqualTo("<form action=" + action + ">");
        assertThat(result.found()).isEmpty();
    }

    @Test
    void sendsAnOrdinarySecurePagesFormToASensitivePathOverHttps() {
        assertThat(Page.ordinary()
                        .govern("<form action=http://site.test/checkout>")
                        .html())
                .isEqualTo("<form action=https://site.test/checkout>");
        assertThat(Page.ordinary().govern("<img src=http://site.test/i>").html())
                .isEqualTo("<img src=http://site.test/i>");
    }

    @Test
    void knowsSensitivePathsWithinItsContextOnly() {
        Page shop = PLAIN.within("/shop");
        assertThat(shop.govern("<form action=/shop/checkout>").html())
                .isEqualTo("<form action=https://site.test/shop/checkout>");
        assertThat(shop.govern("<form action=/checkout>").html()).isEqualTo("<form action=/checkout>");
        assertThat(shop.govern("<form action=/shopping/checkout>").html())
                .isEqualTo("<form action=/shopping/checkout>");
    }

    @Test
    void doesNotUpgradeWhatIsRemoved() {
        Page page = Page.checkout().with(new Page.Listed(java.util.Set.of("site.test")));
        String html = "<img src=http://site.test/i>";
        assertThat(page.govern(html).found()).hasSize(1);
        assertThat(page.with(Mode.REPORT, Mode.REPORT).govern(html).found()).hasSize(1);
        assertThat(page.with(Mode.REPORT, Mode.ENFORCE).govern(html).html()).isEqualTo("<img src=https://site.test/i>");
    }
}
