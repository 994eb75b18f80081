package dev.pledge.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.policy.Mode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StyleSheetsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "p{background:url(//ads.test/x)}|p{background:url(about:invalid)}",
                "p{background:url('http://ads.test/x') red}q{}|p{background:url('about:invalid') red}q{}",
                "@import \"//ads.test/a.css\" screen;p{}|@import \"about:invalid\" screen;p{}",
                "@IMPORT/**/'//ads.test/a.css';|@IMPORT/**/'about:invalid';",
                "@\\69mport '//ads.test/a.css';|@\\69mport 'about:invalid';",
                "@import url(//ads.test/a.css);|@import url(about:invalid);",
                "@font-face{src:url(\\2f\\2f ads.test/f)}|@font-face{src:url(about:invalid)}",
                "@media print{p{background:image-set('//ads.test/x' 1x)}}|@media print{p{background:image-set('about:invalid' 1x)}}",
            })
    void loadNothingFromAdServers(String sheet, String expected) {
        String html = "<style media=all>" + sheet + "</style>\u00E4";
        String clean = "<style media=all>" + expected + "</style>\u00E4";

        Page.Result result = Page.ordinary().govern(html);

        assertThat(result.html()).isEqualTo(clean);
        assertThat(result.found()).hasSize(1).allMatch(found -> found.startsWith("ad-tag-removed ads.test"));
        assertThat(Page.ordinary().govern(html, 1).html()).isEqualTo(clean);
        assertThat(Page.ordinary().govern(clean).changed()).isFalse();
        Page.Result reported = Page.ordinary().with(Mode.REPORT, Mode.REPORT).govern(html);
        assertThat(reported.html()).isEqualTo(html);
        assertThat(reported.found()).isEqualTo(result.found());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p{background:url(//good.test/x);content:'//ads.test/x'}",
                "/* url(//ads.test/x) */p{}",
                "@charset '//ads.test/x';",
                "@import url(/a.css) '//ads.test/a';",
                "p{content:'\\f101 \\201c'}",
                "",
            })
    void stayAsTheyAreWhereNothingMatches(String sheet) {
        String html = "<style>" + sheet + "</style>";
        assertThat(Page.ordinary().govern(html)).isEqualTo(new Page.Result(html, List.of(), false));
    }

    @Test
    void loadNothingInUtf16Either() {
        String html = "<style style='background:url(//ads.test/x)'>p{background:url(//ads.test/y)}</style>\u65E5";
        String in = new String(html.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);

        String out = Page.ordinary().in("utf-16le").govern(in, 7).html();

        assertThat(new String(out.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_16LE))
                .isEqualTo(html.replace("//ads.test/y", "about:invalid"));
    }

    @Test
    void areResolvedAgainstTheBase() {
        String base = "<base href=https://ads.test/>";
        assertThat(Page.ordinary()
                        .govern(base + "<style>p{background:url(x)}</style>")
                        .html())
                .isEqualTo(base + "<style>p{background:url(about:invalid)}</style>");
    }

    /** However long: only what is undecided is held, and the end of the page ends it. */
    @ParameterizedTest
    @ValueSource(strings = {"</style>\u00E4", "</sty", ""})
    void areEditedAsTheyStreamBy(String end) {
        String rules = "q{color:red\\9;content:'}'} /* url(//ads.test/x) */".repeat(3000);
        String html = "<style>" + rules + "p{background:url(//ads.test/x)}" + rules + "@import '//ads.test/y';" + end;
        String clean =
                html.replace(":url(//ads.test/x)", ":url(about:invalid)").replace("'//ads.test/y'", "'about:invalid'");

        Page.Result result = Page.ordinary().govern(html, 8192);

        assertThat(result.html()).isEqualTo(clean);
        assertThat(result.found()).hasSize(2);
        assertThat(Page.ordinary().govern(html)).isEqualTo(result);
        assertThat(Page.ordinary().govern(html, 1)).isEqualTo(result);
        assertThat(Page.ordinary().govern(clean, 8192)).isEqualTo(new Page.Result(clean, List.of(), false));
    }

    @ParameterizedTest
    @CsvSource({
        "data:image/png;base64_, 5000000, 0",
        "data:_, 100, 0",
        "//good.test/, 27000, 0",
        "//ads.test/, 28000, 1"
    })
    void aUrlThatIsTooLongPassesAndWhatFollowsIsEdited(String url, int length, int toldOf) {
        String html = "<style>p{background:url(" + url.replace('_', ',') + "A".repeat(length)
                + ") url( '//ads.test/x')}</style>";
        for (int piece : new int[] {8192, 70_001, html.length()}) {
            Page.Result result = Page.ordinary().govern(html, piece);
            assertThat(result.html().equals(html.replace("'//ads.test/x'", "'about:invalid'")))
                    .isTrue();
            assertThat(result.found().stream().filter("page-not-inspected style too-long"::equals))
                    .hasSize(toldOf);
            assertThat(result.found()).hasSize(1 + toldOf);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-16be", "iso-2022-jp"})
    void areEditedInWhatCannotBeScannedAsBytes(String encoding) {
        Charset charset = Charset.forName(encoding);
        String rules = "q{content:'\u65E5\u672C'}".repeat(9000);
        String html = "<style>" + rules + "p{background:url(//ads.test/x)}" + rules + "</style>\u65E5";
        String in = new String(html.getBytes(charset), StandardCharsets.ISO_8859_1);

        String out = Page.ordinary().in(encoding).govern(in, 777).html();

        assertThat(new String(out.getBytes(StandardCharsets.ISO_8859_1), charset))
                .isEqualTo(html.replace("//ads.test/x", "about:invalid"));
        assertThat(Page.ordinary().in(encoding).govern(in).html()).isEqualTo(out);
    }

    @Property(tries = 2000)
    void howThePageIsCutDoesNotMatter(
            @ForAll @From("sheets") String sheet, @ForAll @IntRange(min = 2, max = 50) int piece) {
        for (String html : List.of("<style>" + sheet + "</style>x", "<noscript><style>" + sheet + "</noscript>x")) {
            Page.Result whole = Page.ordinary().govern(html);
            assertThat(Page.ordinary().govern(html, 1)).isEqualTo(whole);
            assertThat(Page.ordinary().govern(html, piece)).isEqualTo(whole);
            assertThat(Page.ordinary().govern(whole.html())).isEqualTo(new Page.Result(whole.html(), List.of(), false));
            assertThat(whole.changed()).isEqualTo(!whole.found().isEmpty());
        }
    }

    @Provide
    Arbitrary<String> sheets() {
        return Arbitraries.of(
                        "//ads.test/a",
                        "//a",
                        "</sty",
                        "<",
                        "/",
                        "\\2f",
                        "\\00002F ",
                        "\\/",
                        "http:",
                        "hTtP:",
                        "h\\74tp:",
                        "url(",
                        "\\75rl(",
                        ")",
                        "'",
                        "\"",
                        "@import ",
                        "{",
                        "}",
                        "a",
                        "/*",
                        "*/",
                        " ",
                        "\\",
                        "src(",
                        ";",
                        "\\e900")
                .list()
                .ofMaxSize(30)
                .map(parts -> parts.stream().collect(Collectors.joining()));
    }
}
