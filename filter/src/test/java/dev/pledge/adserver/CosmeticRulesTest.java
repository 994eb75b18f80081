package dev.pledge.adserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.adserver.CosmeticRule.Attribute;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CosmeticRulesTest {
    @Test
    void readsClassesAndIds() {
        assertThat(Listed.rules("##.Ad-slot_1\n###banner\n##.--x\n##.größe\n").cosmetics)
                .containsExactly(
                        new CosmeticRule(2, false, Attribute.CLASS, "Ad-slot_1", Domains.ANY),
                        new CosmeticRule(3, false, Attribute.ID, "banner", Domains.ANY),
                        new CosmeticRule(4, false, Attribute.CLASS, "--x", Domains.ANY),
                        new CosmeticRule(5, false, Attribute.CLASS, "größe", Domains.ANY));
    }

    @Test
    void readsDomainsAndExceptions() {
        assertThat(Listed.rules("a.test,~b.A.test##.ad\nc.*#@##ad\n#@#.x\n").cosmetics)
                .containsExactly(
                        new CosmeticRule(
                                2, false, Attribute.CLASS, "ad", new Domains(List.of("a.test"), List.of("b.a.test"))),
                        new CosmeticRule(3, true, Attribute.ID, "ad", new Domains(List.of("c.*"), List.of())),
                        new CosmeticRule(4, true, Attribute.CLASS, "x", Domains.ANY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '"',
            value = {
                "##div.ad cosmetic",
                "##.a.b cosmetic",
                "##.a:has(b) cosmetic",
                "##.\\31 cosmetic",
                "##.1a cosmetic",
                "##.-1 cosmetic",
                "##. cosmetic",
                "##[id^=ad] cosmetic",
                "a.test##^script cosmetic",
                "a.test##+js(x) scriptlet",
                "a.test#?#.a:-abp-has(b) #?#",
                "a.test#@?#.a #?#",
                "\"a.test#$#hide-if x\" #$#",
                "a.test#%#x() #%#",
                "\"##.a > .b\" cosmetic"
            })
    void countsWhatIsMoreThanAClassOrAnId(String rule, String counted) {
        Listed list = Listed.rules(rule);

        assertThat(list.cosmetics).isEmpty();
        assertThat(list.all()).isEmpty();
        assertThat(list.summary.notApplicable()).containsOnlyKeys(counted).containsValue(1);
        assertThat(list.summary.skipped()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.test##", "a.test#@#", "a..b##.ad", "~##.ad"})
    void skipsWhatIsMalformed(String rule) {
        Listed list = Listed.rules(rule);

        assertThat(list.cosmetics).isEmpty();
        assertThat(list.summary.skipped()).extracting(SkippedLine::found).containsExactly(rule);
    }

    @Test
    void aNumberSignInAUrlMakesNoCosmeticRule() {
        Listed list = Listed.rules("||a.test/#ad\n/page#a#b\n||a.test/##x\n");

        assertThat(list.rules)
                .extracting(NetworkRule::pattern)
                .containsExactly("a.test/#ad", "/page#a#b", "a.test/##x");
    }
}
