package dev.pledge.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.adserver.AdServers;
import dev.pledge.adserver.FilterListReader;
import dev.pledge.adserver.ListCompiler;
import dev.pledge.adserver.PublicSuffixes;
import dev.pledge.finding.Evidence;
import dev.pledge.finding.Kind;
import dev.pledge.policy.Mode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmptyContainersTest {
    private static final String LIST = """
            [Adblock Plus 2.0]
            ||ads.test^
            ##.ad-slot
            ###banner
            ##.größe
            other.test##.elsewhere
            site.test##.here
            ##.excepted
            site.test#@#.excepted
            """;

    private static final Page PAGE =
            Page.ordinary().withoutStubs().with(lists(LIST, true)).withoutEmptyContainers();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a<div class=ad-slot></div>b | ab",
                "a<ins class='x  ad-slot y' style='display:block'> <!-- /123/top --> </ins>b | ab",
                "a<section id=banner class=x></section>b | ab",
                "a<span class=here></span>b | ab",
                "a<p class='gr\u00C3\u00B6\u00C3\u009Fe'></p>b | ab",
                "a<aside class='x&#32;ad&#45;slot'></aside>b | ab",
                "a<center id=banner><script src=//ads.test/a.js></script></center>b | ab",
                "<div class=ad-slot><img src=//ads.test/1.gif> <iframe src=//ads.test/></iframe></div> | ``",
                "<div class=ad-slot><script>s=document.createElement('script');s.src='//ads.test/a'</script></div> | ``",
                "<div id=banner> <div class=ad-slot><object data=//ads.test/a>no</object></div></div> | ``",
                "<div class=ad-slot style='background:url(//ads.test/)'></div>c | c",
                "<iframe srcdoc='a<div class=ad-slot></div>b'></iframe> | `<iframe srcdoc=\"ab\"></iframe>`",
            })
    void goOnceNothingIsLeftInThem(String page, String expected) {
        Page.Result result = PAGE.govern(page);

        assertThat(result.html().replace('\'', '"')).isEqualTo(expected);
        assertThat(result.changed()).isTrue();
        assertThat(PAGE.govern(page, 1).html()).isEqualTo(result.html());
        assertThat(PAGE.govern(result.html()).found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class=ad-slot>text</div>",
                "<div class=ad-slot>&nbsp;</div>",
                "<div class=ad-slot><img src=/own.gif></div>",
                "<div class=ad-slot><div></div></div>",
                "<div class=AD-SLOT></div>",
                "<div class=ad-slots></div>",
                "<div id='banner '></div>",
                "<div class=banner id=ad-slot></div>",
                "<div class=elsewhere></div>",
                "<div class=excepted></div>",
                "<table class=ad-slot></table>",
                "<td class=ad-slot></td>",
                "<ul class=ad-slot><li class=ad-slot></li></ul>",
                "<main class=ad-slot></main>",
                "<form class=ad-slot></form>",
                "<a class=ad-slot></a>",
                "<custom-ad class=ad-slot></custom-ad>",
                "<svg><g class=ad-slot></g></svg>",
                "<template><div class=ad-slot></div></template>",
            })
    void stayWhereTheyHoldAnythingOrMeanAnything(String page) {
        Page.Result result = PAGE.govern(page);

        assertThat(result.html()).isEqualTo(page);
        assertThat(result.changed()).isFalse();
        assertThat(result.found()).isEmpty();
    }

    @Test
    void theFindingNamesTheElementAndTheRule() {
        List<String> found = new ArrayList<>();
        Evidence evidence = new Evidence() {
            @Override
            public void found(Kind kind, String what, String label) {
                throw new AssertionError("it has a rule");
            }

            @Override
            public void found(Kind kind, String what, String label, String rule) {
                found.add(kind.key() + " | " + what + " | " + label + " | " + rule);
            }
        };
        run(PAGE, "<div class='a here'><ins id=banner></ins></div>", evidence);

        assertThat(found)
                .containsExactly(
                        "empty-container-removed | #banner | ins | list:4: ###banner",
                        "empty-container-removed | .here | div | list:7: ##.here");
    }

    @Test
    void inReportNothingIsChangedAndTheSameIsFound() {
        String page =
                "<div class=ad-slot> <div id=banner><script src=//ads.test/></script></div></div><img src=//ads.test/>"
                        + "<iframe srcdoc='<p class=ad-slot><img src=//ads.test/></p>'></iframe>";
        Page.Result enforced = PAGE.govern(page);
        Page.Result reported = PAGE.with(Mode.REPORT, Mode.REPORT).govern(page, 7);

        assertThat(reported.html()).isEqualTo(page);
        assertThat(reported.changed()).isFalse();
        assertThat(reported.found()).containsExactlyInAnyOrderElementsOf(enforced.found());
        assertThat(reported.found())
                .contains("empty-container-removed #banner div", "empty-container-removed .ad-slot p")
                .hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({"REPORT, ENFORCE", "OFF, ENFORCE", "OFF, REPORT"})
    void theyStayWhereThePromiseIsNotEnforced(Mode ads, Mode forms) {
        String page = "<div class=ad-slot></div>";

        assertThat(PAGE.with(ads, forms).govern(page).html()).isEqualTo(page);
    }

    @Test
    void theyStayUnlessThePolicyAsksForIt() {
        String page = "<div class=ad-slot><script src=//ads.test/a.js></script></div>";
        Page asked = Page.ordinary().withoutStubs().with(lists(LIST, true));

        assertThat(asked.govern(page).html()).isEqualTo("<div class=ad-slot></div>");
        assertThat(PAGE.with(lists(LIST, false)).govern(page).html()).isEqualTo("<div class=ad-slot></div>");
    }

    @Test
    void oneThatHoldsTheStandInForALoaderStays() {
        Page page = Page.ordinary().with(lists(LIST, true)).withoutEmptyContainers();
        String ad = "<div class=ad-slot><script src=//ads.test/a.js></script></div>";

        assertThat(page.govern(ad + ad).html())
                .matches("<div class=ad-slot><script src=\"/privacy/stubs\\.js[^>]*></script></div>");
    }

    @Test
    void inEncodingsWhoseBytesCannotBeScannedTheyStay() {
        String html = "<div class=ad-slot></div>";
        String page = new String(html.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);

        assertThat(PAGE.in("utf-16le").govern(page).html()).isEqualTo(page);
        assertThat(PAGE.in("shift_jis").govern(html).html()).isEmpty();
    }

    @Property(tries = 2000)
    void splitsAreOfNoConsequenceAndASecondPassFindsNothing(@ForAll("pages") String html, @ForAll int seed) {
        Page.Result whole = PAGE.govern(html);
        int cut = html.isEmpty() ? 0 : Math.floorMod(seed, html.length()) + 1;

        for (int piece : new int[] {1, cut}) {
            Page.Result pieces = PAGE.govern(html, piece);
            assertThat(pieces.html()).isEqualTo(whole.html());
            assertThat(pieces.changed()).isEqualTo(whole.changed());
            assertThat(pieces.found()).containsExactlyInAnyOrderElementsOf(whole.found());
        }
        assertThat(PAGE.govern(whole.html()).html()).isEqualTo(whole.html());
        assertThat(PAGE.with(Mode.REPORT, Mode.REPORT).govern(html).found())
                .containsExactlyInAnyOrderElementsOf(whole.found());
    }

    @Provide
    Arbitrary<String> pages() {
        return Arbitraries.of(
                        "<div class=ad-slot>",
                        "<div class=ad-slot>",
                        "<div class=here>",
                        "</div>",
                        "</div>",
                        "</div>",
                        "<p id=banner>",
                        "</p>",
                        " ",
                        "<!-- c -->",
                        "<img src=//ads.test/>",
                        "<script src=//ads.test/></script>",
                        "<script>new Image().src='//ads.test/'</script>",
                        "<object data=//ads.test/>",
                        "</object>",
                        "<div>",
                        "<b>",
                        "a",
                        "&am")
                .list()
                .ofMaxSize(16)
                .map(pieces -> String.join("", pieces));
    }

    static AdServers lists(String list, boolean containers) {
        ListCompiler compiler = new ListCompiler(PublicSuffixes.read(), containers);
        try {
            FilterListReader.read("list", new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)), compiler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compiler.compile();
    }

    private static void run(Page page, String html, Evidence evidence) {
        PageRewriter rewriter = page.governor().open(page.context(), "utf-8", evidence);
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        try {
            rewriter.write(bytes, 0, bytes.length, (b, off, len) -> {});
            rewriter.finish((b, off, len) -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
