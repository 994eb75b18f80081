package dev.pledge.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.finding.Kind;
import dev.pledge.policy.Mode;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkHeaderTest {
    private final LinkHeader links = new LinkHeader(Page.ADS);
    private final List<String> found = new ArrayList<>();

    @Test
    void keepsTheOtherLinksAsTheyStand() {
        assertThat(withoutAds(
                        "<https://ads.test/a.js>; rel=preload; as=script, </a,b.css>; rel=preload; title=\"x, y\""))
                .isEqualTo("</a,b.css>; rel=preload; title=\"x, y\"");
        assertThat(found).containsExactly("AD_LINK_REMOVED ads.test Company of ads.test");
    }

    @Test
    void leavesNothingOfAFieldThatHasAdsOnly() {
        assertThat(withoutAds("<//ads.test>; rel=preconnect, <//x.ads.test>;rel=\"DNS-Prefetch\""))
                .isNull();
        assertThat(found).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</style.css>; rel=preload; as=style",
                "<https://ads.test/page>; rel=next",
                "<https://ads.test/>; rel=\"canonical\"",
                "<https://ads.test/>",
                "</r?u=https://ads.test/>; rel=prefetch",
                "</x>; title=\"<https://ads.test>; rel=preload\"; rel=preload",
                "</x>; rel=next; rel=preload, <//ads.test/>; rel=next; rel=preload",
                "not a link at all, \"",
                "<https://ads.test/; rel=preload",
                "",
            })
    void passesAFieldWithoutAdsAsItIs(String value) {
        assertThat(withoutAds(value)).isSameAs(value);
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<HTTPS://ADS.test/a.js> ; REL = preload",
                "<https://ads.test/a.js>; title=\"a \\\"; rel=x\"; rel=modulepreload",
                "</a>; rel=preload; as=image; imagesrcset=\"/b 1x, //ads.test/c 2x\"",
                "<https://ads.test/s.css>;rel=\"alternate StyleSheet\"",
            })
    void findsAnAdHoweverItIsWritten(String value) {
        assertThat(withoutAds(value)).isNull();
    }

    @Test
    void changesNothingInReport() {
        String value = "<https://ads.test/a.js>; rel=preload, </b>; rel=preload";
        assertThat(links.withoutAds(
                        value, Page.ordinary().with(Mode.REPORT, Mode.OFF).context(), this::found))
                .isSameAs(value);
        assertThat(found).hasSize(1);
        assertThat(links.withoutAds(
                        value, Page.ordinary().with(Mode.OFF, Mode.OFF).context(), this::found))
                .isSameAs(value);
        assertThat(found).hasSize(1);
    }

    @Property
    void keepsEveryCleanLinkInOrder(@ForAll("links") List<String> all) {
        String kept = withoutAds(String.join(", ", all));
        List<String> clean = all.stream().filter(l -> !l.contains("ads.test")).toList();
        assertThat(kept).isEqualTo(clean.isEmpty() ? null : String.join(", ", clean));
    }

    @Provide
    Arbitrary<List<String>> links() {
        Arbitrary<String> target = Arbitraries.of("/a", "/a,b;c", "//ads.test/x,y", "https://x.ads.test", "//ok.test");
        Arbitrary<String> title = Arbitraries.of("", "; title=\"a, <b>; \\\"c\\\"\"", "; crossorigin", "; a=b");
        Arbitrary<String> rel = Arbitraries.of("; rel=preload", ";rel=\"x stylesheet\"");
        return net.jqwik.api.Combinators.combine(target, title, rel)
                .as((t, x, r) -> "<" + t + ">" + x + r)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private @Nullable String withoutAds(String value) {
        return links.withoutAds(value, Page.ordinary().context(), this::found);
    }

    private void found(Kind kind, String what, String label) {
        found.add(kind + " " + what + " " + label);
    }
}
