package dev.pledge.adserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Regular expressions of rules find what RE2/J finds with them. */
class RegexRulesTest {
    private static final PublicSuffixes SUFFIXES = PublicSuffixes.read();
    private static final String SITE = "http://x.y/";

    @Property(tries = 3000)
    void aRegularExpressionFindsWhatItIsSaidToFind(
            @ForAll("expressions") String expression, @ForAll("tails") List<String> tails, @ForAll boolean matchCase)
            throws IOException {
        ListCompiler compiler = new ListCompiler(SUFFIXES);
        Assume.that(isTaken(expression, matchCase, compiler));
        PageAdServers page = compiler.compile().forPage("", "");
        Pattern reference = Pattern.compile((matchCase ? "" : "(?i)") + expression);

        for (String tail : tails) {
            assertThat(blocks(page, SITE + tail))
                    .as("%s in %s", expression, SITE + tail)
                    .isEqualTo(reference.matcher(SITE + tail).find());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "^http:\\/\\/x\\.y\\/a{3}b?$,aaa,aaab,aaabb",
        "^http:\\/\\/x\\.y\\/(?:ab|c+)*d$,abccabd,d,abcadd",
        "\\/[0-9a-f]{32}\\/invoke\\.js,0123456789abcdef0123456789ABCDEF/invoke.js,x/0123456789abcdef0123456789abcdef/invoke.js?y,"
                + "123456789abcdef0123456789abcdef/invoke.js",
        "\\bads\\b,x-ads-y,ads,bads",
        "[[:digit:]]{2}|^$,12,x99,1x2",
        "ad[[:digit:]]\\.js,ad7.js,x/Ad1.js?x,ad.js",
        "ad[[:alpha:].]+x[^[:digit:]]z,ad.bx-z,adaax/z,adx-z"
    })
    void itFindsTheFirstTwoAndNotTheThird(String expression, String one, String other, String none) throws IOException {
        ListCompiler compiler = new ListCompiler(SUFFIXES);
        assertThat(isTaken(expression, false, compiler)).isTrue();
        PageAdServers page = compiler.compile().forPage("", "");

        assertThat(blocks(page, SITE + one)).isTrue();
        assertThat(blocks(page, SITE + other)).isTrue();
        assertThat(blocks(page, SITE + none)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30, 63, 64, 65, 120, 128, 129, 200})
    void itCountsAsFarAsItIsTold(int times) throws IOException {
        ListCompiler compiler = new ListCompiler(SUFFIXES);
        assertThat(isTaken("\\/[ab]{" + times + "}c", false, compiler)).isTrue();
        PageAdServers page = compiler.compile().forPage("", "");

        assertThat(blocks(page, SITE + "b".repeat(times) + "c")).isTrue();
        assertThat(blocks(page, SITE + "x/" + "A".repeat(times) + "C/")).isTrue();
        assertThat(blocks(page, SITE + "b".repeat(times + 1) + "c")).isFalse();
        assertThat(blocks(page, SITE + "b".repeat(times - 1) + "c")).isFalse();
        assertThat(blocks(page, SITE + "b".repeat(times))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a{999}",
                "[[:alpha:])]a{999}",
                "[a)]a{999}",
                "\\Q[\\Ea{300}a{300}]",
                "(a{100}){10}",
                "[[:x]a{999}"
            })
    void anExpressionThatGrowsTooLargeIsRefusedWhateverStandsInIt(String expression) throws IOException {
        assertThat(isTaken(expression, false, new ListCompiler(SUFFIXES))).isFalse();
    }

    @Provide
    Arbitrary<String> expressions() {
        Arbitrary<String> piece = Arbitraries.lazyOf(this::character, this::character, this::character, this::group);
        Arbitrary<String> whole = sequence(piece);
        Arbitrary<String> begin = Arbitraries.of("", "", "^", "^http:\\/\\/x\\.y\\/", "\\/", "x|^");
        Arbitrary<String> end = Arbitraries.of("", "", "$", "\\$", "$|b", "\\\\$");
        return Combinators.combine(begin, whole, end).as((b, w, e) -> b + w + e);
    }

    @Provide
    Arbitrary<List<String>> tails() {
        return Arbitraries.strings()
                .withChars("aabbcABC01.-_/?$k")
                .ofMaxLength(24)
                .list()
                .ofMinSize(8)
                .ofMaxSize(8);
    }

    private Arbitrary<String> character() {
        return Arbitraries.of(
                "a", "b", "c", "B", "0", "\\.", "-", "_", ".", "\\d", "\\w", "\\W", "\\S", "[ab]", "[^a]", "[a-c0]",
                "[B-_]", "[^\\d_]", "[\\w.-]", "[]a]", "\\/", "\\bA", "[^]b]", "a]");
    }

    private Arbitrary<String> group() {
        return Combinators.combine(
                        Arbitraries.of("(", "(?:"),
                        sequence(character()),
                        Arbitraries.of("|", "", "|(b|)", "(?:c?a)+"),
                        sequence(character()))
                .as((open, one, between, other) -> open + one + between + other + ")");
    }

    private Arbitrary<String> sequence(Arbitrary<String> piece) {
        Arbitrary<String> times = Arbitraries.of(
                "", "", "", "*", "+", "?", "+?", "{2}", "{0,2}", "{1,}", "{2,3}", "{0,}", "{40,}", "{0}");
        return Combinators.combine(piece, times)
                .as(String::concat)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(pieces -> String.join("", pieces));
    }

    private static boolean blocks(PageAdServers page, String url) {
        return page.verdict(url, "x.y", ResourceType.SCRIPT).blocked();
    }

    private static boolean isTaken(String expression, boolean matchCase, ListCompiler into) throws IOException {
        String list = "[Adblock]\n/" + expression + "/$script" + (matchCase ? ",match-case" : "") + "\n";
        byte[] bytes = list.getBytes(StandardCharsets.UTF_8);
        return FilterListReader.read("list", new ByteArrayInputStream(bytes), into)
                        .skippedLines()
                == 0;
    }
}
