package dev.pledge.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.policy.LongScripts;
import dev.pledge.policy.Mode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What takes the place of the loaders that are removed, and its permission to run. */
class StubsTest {
    private static final String LOADER = "<script src=//ads.test/a.js></script>";
    private static final String INLINE = "<script>fetch('//ads.test/')</script>";
    private static final Page PAGE = Page.ordinary();
    private static final String ADDRESS =
            "/privacy/stubs.js?" + PAGE.governor().stubs().revision();
    private static final String STUB = "<script src=\"" + ADDRESS + "\"></script>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a[]b<script src=//ads.test/b.js></script>" + INLINE + "c",
                "<img src=//ads.test/p><iframe src=//ads.test/f></iframe><link rel=preload as=script href=//ads.test/a>[]",
                "<noscript><script src=//ads.test/a.js></script></noscript>[]",
                "<template><script>fetch('//ads.test/')</script></template>[]",
                "<svg><script href=//ads.test/a.js></script></svg>[]",
                "<script>ok()</script><script src=/ok.js nonce=x></script>[]",
                "<<[]script>",
            })
    void takesThePlaceOfTheFirstRemovedLoaderOnce(String page) {
        String rest = PAGE.withoutStubs().govern(page.replace("[]", "")).html();
        String expected =
                PAGE.withoutStubs().govern(page.replace("[]", "<b></b>")).html().replace("<b></b>", STUB);
        assertThat(rest).doesNotContain("ads.test");
        for (String loader : List.of(LOADER, INLINE)) {
            String html = page.replace("[]", loader);
            assertThat(PAGE.govern(html).html()).isEqualTo(expected);
            assertThat(PAGE.govern(html, 1).html()).isEqualTo(expected);
            assertThat(PAGE.govern(expected).html()).as("a second pass").isEqualTo(expected);
        }
    }

    @Test
    void standsOnlyWhereALoaderWasRemoved() {
        assertThat(govern(PAGE, "<img src=//ads.test/p><script>ok()</script>")).isEqualTo("<script>ok()</script>");
        assertThat(govern(PAGE.with(Mode.REPORT, Mode.ENFORCE), LOADER)).isEqualTo(LOADER);
        assertThat(govern(PAGE.with(Mode.OFF, Mode.ENFORCE), LOADER)).isEqualTo(LOADER);
        assertThat(govern(PAGE.withoutStubs(), LOADER)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<script nonce=abc src=//ads.test/a.js></script>|abc",
                "<script nonce='a&amp;\"b'>fetch('//ads.test/')</script>|a&#38;&#34;b",
                "<script nonce=other>ok()</script><script nonce=abc>fetch('//ads.test/')</script>|abc",
            })
    void takesTheNonceOfTheLoaderOver(String page, String nonce) {
        assertThat(govern(PAGE, page))
                .endsWith("<script src=\"" + ADDRESS + "\" nonce=\"" + nonce + "\"></script>")
                .doesNotContain("ads.test");
    }

    @ParameterizedTest
    @CsvSource({
        "/x/,''",
        "https://site.test/x/,''",
        "//cdn.test/x/,https://site.test",
        "http://site.test/x/,https://site.test",
        "https://site.test:8443/,https://site.test"
    })
    void isAskedForAtThePagesOwnHost(String base, String host) {
        assertThat(govern(PAGE, "<base href=" + base + ">" + LOADER))
                .endsWith("<script src=\"" + host + ADDRESS + "\"></script>");
        assertThat(govern(PAGE.within("/a&b"), LOADER)).startsWith("<script src=\"/a&#38;b/privacy/stubs.js?");
    }

    @Test
    void takesThePlaceOfALongScriptThatThePolicyRemoves() {
        String script = "<script>" + "x();".repeat(50_000) + "</script>";
        assertThat(govern(PAGE.with(Page.ads(null, LongScripts.REMOVE, true)), script))
                .isEqualTo(STUB);
    }

    @Test
    void definesWhatTheListsBlockAndNothingElse() {
        String script = text(PAGE.governor().stubs());
        assertThat(script).endsWith("([\"https://www.googletagmanager.com/gtag/js\"]);\n");
        StubScript other = PAGE.with(new Page.Listed(Set.of("connect.facebook.net", "hotjar.com")))
                .governor()
                .stubs();
        assertThat(text(other))
                .endsWith("([\"https://connect.facebook.net/en_US/fbevents.js\","
                        + " \"https://static.hotjar.com/c/hotjar.js\"]);\n");
        assertThat(other.revision())
                .matches("[0-9a-f]{12}")
                .isNotEqualTo(PAGE.governor().stubs().revision());
    }

    @Test
    void knowsTheServicesThatItsSourceDefines() {
        Matcher keys = Pattern.compile("(?m)^    '(https://[^']+)':")
                .matcher(text(PAGE.governor().stubs()));
        List<String> defined = new ArrayList<>();
        while (keys.find()) {
            defined.add(keys.group(1));
        }
        assertThat(defined).containsExactlyElementsOf(StubScript.SERVICES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // The policy's own value | what is sent.
                "img-src 'none'|img-src 'none'",
                "script-src 'self'|script-src 'self'",
                "default-src 'self'; img-src *|default-src 'self'; img-src *",
                "script-src *|script-src *",
                "script-src 'none'|script-src [url]",
                "script-src|script-src [url]",
                "SCRIPT-SRC 'None'; img-src *|SCRIPT-SRC [url]; img-src *",
                "img-src *; script-src https://cdn.test 'unsafe-inline'|"
                        + "img-src *; script-src https://cdn.test 'unsafe-inline' [url]",
                "default-src 'none'|default-src 'none'; script-src [url]",
                "default-src https://cdn.test;|default-src https://cdn.test; script-src https://cdn.test [url]",
                "default-src 'none'; script-src 'self'|default-src 'none'; script-src 'self'",
                "script-src 'self'; script-src-elem 'none'|script-src 'self'; script-src-elem [url]",
                "script-src-elem 'self'; script-src 'none'|script-src-elem 'self'; script-src 'none'",
                "script-src 'none'; script-src 'self'|script-src [url]; script-src 'self'",
                "script-src 'self', default-src 'none'|script-src 'self', default-src 'none'; script-src [url]",
                "script-src 'strict-dynamic' 'self'|script-src 'strict-dynamic' 'self' [hash]",
                "default-src 'strict-dynamic' 'nonce-x'|"
                        + "default-src 'strict-dynamic' 'nonce-x'; script-src 'strict-dynamic' 'nonce-x' [hash]",
            })
    void isAllowedByThePolicysOwnHeaderAndNothingMoreIs(String own, String sent) {
        Page page = PAGE.with(Page.ads(own, LongScripts.PASS, true)).within("/shop");
        String integrity = page.governor().stubs().integrity();
        assertThat(csp(page))
                .isEqualTo(sent.replace("[url]", "site.test/shop/privacy/stubs.js")
                        .replace("[hash]", "'" + integrity + "'"));
        String tag = "src=\"/shop" + ADDRESS + '"' + (sent.contains("[hash]") ? " integrity=\"" + integrity + '"' : "");
        assertThat(govern(page, LOADER)).isEqualTo("<script " + tag + "></script>");
    }

    @Test
    void isAllowedAtThePortAndPathWhereThePageIs() {
        Page page =
                Page.at("https://site.test:8443/p", "/p").with(Page.ads("script-src 'none'", LongScripts.PASS, true));
        assertThat(csp(page.within("/a;b,c"))).isEqualTo("script-src site.test:8443/a%3Bb%2Cc/privacy/stubs.js");
    }

    @Test
    void asksForNoPermissionWhereItNeverStands() {
        assertThat(csp(PAGE.with(Page.ads("script-src 'none'", LongScripts.PASS, false))))
                .isEqualTo("script-src 'none'");
    }

    private static String csp(Page page) {
        return page.governor().headers(page.context()).stream()
                .filter(h -> h.name().equals("Content-Security-Policy"))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static String govern(Page page, String html) {
        return page.govern(html).html();
    }

    private static String text(StubScript script) {
        return new String(script.bytes(), StandardCharsets.US_ASCII);
    }
}
