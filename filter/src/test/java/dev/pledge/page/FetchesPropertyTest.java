package dev.pledge.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.policy.Mode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of what is taken out of tags, over tags of any element with any attributes that fetch. */
class FetchesPropertyTest {
    @Property(tries = 4000)
    void aSecondPassRemovesNothingMore(@ForAll("pages") String html) {
        Page.Result first = Page.ordinary().govern(html);
        Page.Result second = Page.ordinary().govern(first.html());

        assertThat(second).as(html).isEqualTo(new Page.Result(first.html(), List.of(), false));
        assertThat(first.changed()).isEqualTo(!first.found().isEmpty());
    }

    @Property(tries = 1000)
    void howThePageIsCutDoesNotMatter(@ForAll("pages") String html) {
        assertThat(Page.ordinary().govern(html, 1)).isEqualTo(Page.ordinary().govern(html));
    }

    @Property(tries = 1000)
    void aReportSaysWhatEnforcingWouldDo(@ForAll("pages") String html) {
        Page.Result reported = Page.ordinary().with(Mode.REPORT, Mode.REPORT).govern(html);

        assertThat(reported.html()).isEqualTo(html);
        assertThat(reported.found().isEmpty())
                .isEqualTo(Page.ordinary().govern(html).found().isEmpty());
    }

    @Property(tries = 1000)
    void nothingIsFoundWhereNoAdServerIsNamed(@ForAll("pages") String html) {
        String clean = html.replace("ads", "own").replace("ADS", "OWN");

        assertThat(Page.ordinary().govern(clean)).isEqualTo(new Page.Result(clean, List.of(), false));
    }

    @Property(tries = 2000)
    void whatIsUpgradedNeedsNoOther(@ForAll("pages") String html) {
        String plain = html.replace("ads.test", "site.test").replace("https:", "http:");
        Page page = Page.checkout().withoutIndicator();
        Page.Result first = page.govern(plain);

        assertThat(page.govern(first.html()).changed()).as(first.html()).isFalse();
    }

    @Provide
    Arbitrary<String> pages() {
        Arbitrary<String> tag = Combinators.combine(
                        Arbitraries.of(
                                "a",
                                "area",
                                "img",
                                "image",
                                "script",
                                "iframe",
                                "video",
                                "audio",
                                "source",
                                "track",
                                "link rel=preload as=image",
                                "link rel=icon",
                                "link rel=next",
                                "input type=image",
                                "input",
                                "object",
                                "embed",
                                "use",
                                "feImage",
                                "pattern",
                                "body",
                                "td",
                                "div",
                                "p",
                                "meta http-equiv=refresh",
                                "frame",
                                "form",
                                "svg",
                                "/svg",
                                "template",
                                "noscript",
                                "base target=x"),
                        attribute().list().ofMaxSize(5),
                        Arbitraries.of("", "", " ", "/", " /"))
                .as((name, attributes, end) -> "<" + name + String.join("", attributes) + end + ">");
        return tag.list().ofMinSize(1).ofMaxSize(4).map(tags -> String.join("x", tags));
    }

    private static Arbitrary<String> attribute() {
        Arbitrary<String> name = Arbitraries.of(
                "src",
                "SRC",
                "href",
                "xlink:href",
                "srcset",
                "imagesrcset",
                "data",
                "ping",
                "attributionsrc",
                "poster",
                "background",
                "data-src",
                "data-lazy-src",
                "data-original",
                "data-srcset",
                "data-bg",
                "style",
                "content",
                "alt");
        Arbitrary<String> value = Arbitraries.of(
                        "//ads.test/a",
                        "https://ads.test",
                        "HTTPS:\\\\ADS.test/",
                        "/own",
                        "own.png",
                        "data:,x",
                        "#",
                        "",
                        "url(",
                        "url(\"",
                        "\")",
                        ")",
                        "image-set('",
                        "')",
                        ";a:",
                        " 1x",
                        ",",
                        " ",
                        "5;url=",
                        "&sol;/ads.test",
                        "&",
                        "amp",
                        "=",
                        "\t",
                        "\\")
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join("", parts));
        return Combinators.combine(
                        Arbitraries.of(" ", "  ", "\n", "/"), name, value, Arbitraries.of("'", "\"", "", "none"))
                .as((space, attribute, text, quote) -> space + attribute + assigned(text, quote));
    }

    private static String assigned(String text, String quote) {
        return switch (quote) {
            case "none" -> "";
            case "" -> "=" + text.replaceAll("[\\s>'\"]", "");
            case "'" -> "='" + text.replace("'", "&#39;") + "'";
            default -> "=\"" + text.replace("\"", "&quot;") + "\"";
        };
    }
}
