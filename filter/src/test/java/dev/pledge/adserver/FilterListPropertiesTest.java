package dev.pledge.adserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FilterListPropertiesTest {
    private static final List<String> PIECES = List.of(
            "||",
            "|",
            "@@",
            "$",
            ",",
            "~",
            "*",
            "^",
            "/",
            "#",
            "##",
            "#@#",
            "#?#",
            "###",
            ".",
            "=",
            "[",
            "]",
            "!",
            "!#if",
            "!#endif",
            "\\",
            " ",
            "\t",
            "\u0000",
            "é",
            "例",
            "\uD83D\uDE00",
            "\uFFFF",
            "a",
            "ads",
            ".test",
            "script",
            "domain=",
            "to=",
            "third-party",
            "popup",
            "badfilter",
            "document",
            "0.0.0.0 ",
            "::1 ",
            "+js(",
            "%",
            "\r");

    @Provide
    Arbitrary<String> lines() {
        Arbitrary<String> pieces = Arbitraries.of(PIECES).list().ofMaxSize(12).map(list -> String.join("", list));
        return Arbitraries.oneOf(pieces, Arbitraries.strings().ofMaxLength(40));
    }

    @Provide
    Arbitrary<String> host() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars('0', '-', '_')
                .ofMinLength(1)
                .ofMaxLength(8)
                .map(label -> label + "x")
                .list()
                .ofMinSize(2)
                .ofMaxSize(5)
                .map(labels -> String.join(".", labels));
    }

    @Property
    void everyLineIsARuleOrCountedOrSkipped(@ForAll("lines") String line) {
        for (String list : List.of(line, "[Adblock]\n" + line, "0.0.0.0 a.test\n0.0.0.0 b.test\n" + line)) {
            Listed read = Listed.read(list);
            FilterListSummary summary = read.summary;

            assertThat(summary.skipped()).hasSizeLessThanOrEqualTo(summary.skippedLines());
            assertThat(summary.networkRules()).isLessThanOrEqualTo(read.all().size());
            assertThat(summary.cosmeticRules()).isEqualTo(read.cosmetics.size());
        }
    }

    @Property
    void whatIsHandedOnIsInTheFormThatIsPromised(@ForAll("lines") String line) {
        Listed read = Listed.read("[Adblock]\n" + line);

        assertThat(read.hosts).allMatch(host -> host.matches("(@@)?[a-z0-9_-]+(\\.[a-z0-9_-]+)*"));
        for (NetworkRule rule : read.rules) {
            if (!rule.regex()) {
                assertThat(rule.pattern()).matches("[!-~]*").doesNotContain("**");
                assertThat(rule.pattern()).doesNotStartWith("*").doesNotEndWith("*");
            }
            if (!rule.regex() && !rule.matchCase()) {
                assertThat(rule.pattern()).isEqualTo(rule.pattern().toLowerCase(Locale.ROOT));
            }
            assertThat(rule.types() != 0 || rule.pageWide() != PageWide.NONE).isTrue();
            assertThat(rule.pageWide() == PageWide.NONE || rule.exception()).isTrue();
            assertThat(rule.start() == Anchor.NONE || !rule.pattern().isEmpty()).isTrue();
        }
    }

    @Property
    void aHostIsTheSameInEveryFormat(@ForAll("host") String host) {
        for (String list : List.of(
                host, "*." + host, "0.0.0.0 " + host, "||" + host + "^", "||" + host.toUpperCase(Locale.ROOT) + "^")) {
            assertThat(Listed.read(list).hosts).containsExactly(host);
        }
    }

    @Property
    void theOrderOfOptionsDoesNotMatter(@ForAll("options") List<String> options) {
        List<String> reversed = new ArrayList<>();
        options.forEach(option -> reversed.add(0, option));

        assertThat(withoutText("/ad/$" + String.join(",", options)))
                .isEqualTo(withoutText("/ad/$" + String.join(",", reversed)));
    }

    @Provide
    Arbitrary<List<String>> options() {
        Arbitrary<String> name = Arbitraries.of(
                "script",
                "~image",
                "third-party",
                "important",
                "match-case",
                "domain=a.test|~b.a.test",
                "font",
                "frame");
        return name.list().uniqueElements().ofMinSize(1);
    }

    @Property
    void linesAreReadOneByOne(@ForAll("lines") String one, @ForAll("lines") String other) {
        String first = one.replace('\n', ' ').replace("!#", "!");
        String second = other.replace('\n', ' ').replace("!#", "!");
        int together = Listed.rules(first + "\n" + second).all().size();

        assertThat(together)
                .isEqualTo(Listed.rules(first).all().size()
                        + Listed.rules(second).all().size());
    }

    private static List<String> withoutText(String rule) {
        return Listed.rules(rule).rules.stream()
                .map(r -> r.toString().replace(r.text(), ""))
                .toList();
    }
}
