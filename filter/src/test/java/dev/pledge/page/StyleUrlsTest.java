package dev.pledge.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.html.ByteText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StyleUrlsTest {
    /** So that some are longer. */
    private static final int LIMIT = 12;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "background:url(//a.test/x)|//a.test/x",
                "background:URL( //a.test/x )no-repeat|//a.test/x",
                "background:url(\"//a.test/x\")|//a.test/x",
                "background:url( '//a.test/x' )|//a.test/x",
                "background:url(//a.test/x|//a.test/x",
                "background:url('//a.test/x|//a.test/x",
                "background:url(//a.test/x  |//a.test/x",
                "a:url(1)url(2),url(3)|1 2 3",
                "background:src('//a.test/x')|//a.test/x",
                "background:image-set('a' 1x,url(b) 2x,\"c\" type('image/png'))|a b c",
                "background:-WebKit-image-set('a' 1x)|a",
                "background:image-set(linear-gradient(to right,'no'),'a')|a",
                "background:cross-fade(url(a),url(b))|a b",
                "background:\\75rl(a)|a",
                "background:u\\72 l('a')|a",
                "background:u\\000072\tl(a)|a",
                "background:\\55\\52\\4c(a)|a",
                "background:url(\\2f\\2f a.test)|//a.test",
                "background:url(\\/\\/a\\.test)|//a.test",
                "background:url('//a\\.test\\2f x')|//a.test/x",
                "background:url(/* no comment */|",
                "background:/*url(a)*/url(b)|b",
                "background:/*'*/url(b)/*'*/|b",
                "content:'url(a)';x:url(b)|b",
                "content:'\\'url(a)';x:url(b)|b",
                "--x:url(a)|a",
                "x:url(a b)url(c)|c",
                "x:url(a'b)url(c)|c",
                "x:url(a(b)url(c)|c",
                "x:url(a\\)b)|a)b",
                "x:1url(a)url(b)|b",
                "x:-1.5e3url(a)url(b)|b",
                "x:#url(a)|",
                "x:@url(a)|",
                "x:curl(a)|",
                "x:url-x(a)|",
                "x:url (a)|",
                "x:[image-set(']')]'no'|]",
                "x:image-set(['no'] 'a')|a",
                "x:format('a')attr(b)|",
                "color:red|",
            })
    void findsWhatABrowserTakesForUrls(String css, String urls) {
        assertThat(find(css)).isEqualTo(urls == null ? List.of() : List.of(urls.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x:url('a\nb)url(c)",
                "x:image-set('a\rb)url(c)",
                "x:src('a\f)url(c)",
                "x:url(\u0001)url(c)",
                "x:url(a\\\nb)url(c)"
            })
    void aBrokenOneIsNone(String css) {
        assertThat(find(css)).containsExactly("c");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`x:url('a\\\nb')`, ab",
                "`x:url('a\\\r\nb')`, ab",
                "`x:url('\\61\r\nb')`, ab",
                "x:url(\\0 \\d800 \\110000), \uFFFD\uFFFD\uFFFD",
                "x:url(\\1F600x), \uD83D\uDE00x",
                "x:url(\\0000411), A1",
            })
    void decodesEscapes(String css, String url) {
        assertThat(find(css)).containsExactly(url);
    }

    @Property(tries = 2000)
    void comesToAnEndAndFindsPartsInOrder(@ForAll("styles") String css) {
        StyleUrls urls = new StyleUrls();
        urls.begin(css);
        int last = 0;
        while (urls.next()) {
            assertThat(urls.from()).isBetween(last, urls.to());
            assertThat(urls.to()).isLessThanOrEqualTo(css.length());
            last = urls.to();
        }
        assertThat(css.length()).isGreaterThanOrEqualTo(last);
    }

    @Property(tries = 2000)
    void whatIsReplacedIsReplacedForGood(@ForAll("styles") String css) {
        StringBuilder clean = new StringBuilder(css);
        StyleUrls urls = new StyleUrls();
        List<int[]> places = new ArrayList<>();
        urls.begin(css);
        while (urls.next()) {
            places.add(0, new int[] {urls.from(), urls.to()});
        }
        places.forEach(place -> clean.replace(place[0], place[1], "about:invalid"));

        assertThat(find(clean.toString())).hasSize(places.size()).allMatch(url -> url.startsWith("about:invalid"));
    }

    /** The haste with which names are passed over loses nothing. */
    @Property(tries = 20_000)
    void findsWhatAPlainReaderFinds(@ForAll("styles") String css) {
        PlainStyleUrls plain = new PlainStyleUrls(css);
        List<String> expected = new ArrayList<>();
        while (plain.next()) {
            if (!css.startsWith("data:", plain.from())) {
                expected.add(plain.from() + "-" + plain.to());
            }
        }
        // One that the end of the sheet leaves empty asks for nothing.
        String empty = css.length() + "-" + css.length();
        expected.remove(empty);
        List<String> found = places(css, Integer.MAX_VALUE);
        found.remove(empty);

        assertThat(found).isEqualTo(expected);
    }

    @Property(tries = 20_000)
    void findsTheSameInPieces(
            @ForAll("styles") String css, @ForAll @Size(max = 6) List<@IntRange(max = 60) Integer> cuts) {
        List<String> whole = places(css, LIMIT);
        int[] sorted = cuts.stream()
                .mapToInt(cut -> Math.min(cut, css.length()))
                .sorted()
                .toArray();

        assertThat(places(css, LIMIT, sorted)).isEqualTo(whole);
        assertThat(places(css, LIMIT, IntStream.range(0, css.length()).toArray()))
                .isEqualTo(whole);
    }

    @Property(tries = 5000)
    void aLimitIsOfNoConsequenceWhereNoUrlIsLonger(@ForAll("styles") String css) {
        List<String> limited = places(css, LIMIT);
        Assume.that(limited.stream().noneMatch(place -> place.endsWith("...")));

        assertThat(limited).isEqualTo(places(css, Integer.MAX_VALUE));
    }

    /** Returns where URLs are in CSS that comes in pieces. */
    private static List<String> places(String css, int limit, int... cuts) {
        List<String> places = new ArrayList<>();
        StyleUrls urls = new StyleUrls(limit);
        urls.beginSheet();
        byte[] bytes = css.getBytes(StandardCharsets.ISO_8859_1);
        int decided = 0;
        for (int i = 0; i <= cuts.length; i++) {
            int end = i < cuts.length ? cuts[i] : bytes.length;
            urls.more(new ByteText().of(bytes, decided, end - decided), i == cuts.length);
            while (urls.next()) {
                places.add((decided + urls.from()) + (urls.whole() ? "-" + (decided + urls.to()) : "..."));
            }
            decided += urls.decided();
        }
        return places;
    }

    @Provide
    Arbitrary<String> styles() {
        return Arbitraries.of(
                        "url(",
                        "ur",
                        "l(",
                        "\r",
                        "@import",
                        "@\\69mport",
                        "-webkit-image-set(",
                        "abcdefghijklmnopqrs",
                        "\\0000",
                        "data:",
                        "abcdefgh",
                        "URL(",
                        "src(",
                        "image-set(",
                        "(",
                        ")",
                        "[",
                        "]",
                        "{",
                        "}",
                        "'",
                        "\"",
                        "\\",
                        "\\75 rl(",
                        "/*",
                        "*/",
                        "/",
                        " ",
                        "\n",
                        ";",
                        ":",
                        "a",
                        "-",
                        "#",
                        "@",
                        "1",
                        "e",
                        ".",
                        "+",
                        "//ads.test/",
                        "ä",
                        "\u0001")
                .list()
                .ofMaxSize(16)
                .map(parts -> String.join("", parts));
    }

    private static List<String> find(String css) {
        List<String> found = new ArrayList<>();
        StyleUrls urls = new StyleUrls();
        urls.begin(css);
        while (urls.next()) {
            String url = css.substring(urls.from(), urls.to());
            String decoded = CssText.unescape(css, urls.from(), urls.to());
            assertThat(urls.escaped()).isEqualTo(url.contains("\\"));
            assertThat(urls.escaped() || decoded.equals(url)).isTrue();
            found.add(decoded);
        }
        return found;
    }
}
