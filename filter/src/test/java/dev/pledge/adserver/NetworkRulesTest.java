package dev.pledge.adserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules on URLs as the reader hands them on. What they match is for {@link FilterRulesTest}. */
class NetworkRulesTest {
    @Test
    void wholeHostsAreHandedOnApart() {
        Listed list = Listed.rules("||ads.test^\n@@||fine.test^\n||UPPER.test^\n||bücher.test^\n||1.2.3.4^\n||ads^\n");

        assertThat(list.hosts)
                .containsExactly("ads.test", "@@fine.test", "upper.test", "xn--bcher-kva.test", "1.2.3.4", "ads");
        assertThat(list.rules).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"||ads.test^$script", "||ads.test", "||ads.test/", "|ads.test^", "||.ads.test^", "||a..b^"})
    void whatIsMoreOrLessThanAWholeHostIsARule(String rule) {
        assertThat(Listed.rules(rule).hosts).isEmpty();
        assertThat(Listed.rules(rule).rules).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '"',
            value = {
                "/ad. NONE /ad. -",
                "*/ad/* NONE /ad/ -",
                "|https://ad START https://ad -",
                "|*ad NONE ad -",
                "||ad.test/x HOST ad.test/x -",
                "||*ad HOST? ad -",
                ".swf| NONE .swf end",
                ".swf*| NONE .swf -",
                ".swf|* NONE .swf| -",
                "||ad.test^*/**/x HOST ad.test^*/*/x -",
                "/AD_Box NONE /ad_box -",
                "||Bücher.test/Größe HOST xn--bcher-kva.test/gr%c3%b6%c3%9fe -",
                "|http://bücher.test/ START http://xn--bcher-kva.test/ -",
                "/größe/x NONE /gr%c3%b6%c3%9fe/x -"
            })
    void bringsPatternsIntoOneForm(String written, String anchor, String pattern, String end) {
        NetworkRule rule = one(written);

        assertThat(rule.pattern()).isEqualTo(pattern);
        assertThat(rule.start()).isEqualTo(anchor.endsWith("?") ? Anchor.NONE : Anchor.valueOf(anchor));
        assertThat(rule.endAnchor()).isEqualTo(end.equals("end"));
        assertThat(rule.regex()).isFalse();
        assertThat(rule.text()).isEqualTo(written);
    }

    @Test
    void leavesRegularExpressionsAsTheyAre() {
        NetworkRule rule = one("/^https?:\\/\\/[A-Z]{2,}\\.js$/$script,match-case");

        assertThat(rule.regex()).isTrue();
        assertThat(rule.pattern()).isEqualTo("^https?:\\/\\/[A-Z]{2,}\\.js$");
        assertThat(rule.matchCase()).isTrue();
        assertThat(one("/a$/").pattern()).isEqualTo("a$");
        assertThat(one("//x").regex()).isFalse();
    }

    @Test
    void matchCaseKeepsUpperCase() {
        assertThat(one("/AdFrame$match-case").pattern()).isEqualTo("/AdFrame");
        assertThat(one("=http://Go/X$match-case").pattern()).isEqualTo("=http://Go/X");
        assertThat(one("||Go.test/X$match-case").pattern()).isEqualTo("go.test/X");
        assertThat(one("/AdFrame$~match-case").pattern()).isEqualTo("/adframe");
    }

    @Test
    void aDollarSignBeginsOptionsOnlyIfAnOptionFollows() {
        assertThat(one("/a$/b$/c").pattern()).isEqualTo("/a$/b$/c");
        assertThat(one("/a$$script").pattern()).isEqualTo("/a$");
        assertThat(one("$script").pattern()).isEmpty();
    }

    @Test
    void withoutTypesAllAreMeantButDocument() {
        assertThat(one("/ad/").types()).isEqualTo(ResourceType.DEFAULT_BITS);
        assertThat(one("/ad/$third-party").types()).isEqualTo(ResourceType.DEFAULT_BITS);
        assertThat(one("/ad/$all").types()).isEqualTo(ResourceType.ALL_BITS);
    }

    @ParameterizedTest
    @CsvSource({
        "script, SCRIPT",
        "image, IMAGE",
        "background, IMAGE",
        "stylesheet, STYLESHEET",
        "css, STYLESHEET",
        "object, OBJECT",
        "object-subrequest, OBJECT",
        "subdocument, SUBDOCUMENT",
        "frame, SUBDOCUMENT",
        "xmlhttprequest, XMLHTTPREQUEST",
        "xhr, XMLHTTPREQUEST",
        "media, MEDIA",
        "font, FONT",
        "ping, PING",
        "beacon, PING",
        "websocket, WEBSOCKET",
        "webrtc, WEBRTC",
        "document, DOCUMENT",
        "doc, DOCUMENT",
        "other, OTHER",
        "Script, SCRIPT"
    })
    void typesAreThoseNamedOrAllButThoseTakenOut(String option, ResourceType type) {
        assertThat(one("/ad/$" + option).types()).isEqualTo(type.bit());
        assertThat(one("/ad/$~" + option).types()).isEqualTo(ResourceType.DEFAULT_BITS & ~type.bit());
    }

    @Test
    void typesAddUp() {
        assertThat(one("/ad/$script,image").types()).isEqualTo(ResourceType.SCRIPT.bit() | ResourceType.IMAGE.bit());
        assertThat(one("/ad/$~script,~image").types())
                .isEqualTo(ResourceType.DEFAULT_BITS & ~ResourceType.SCRIPT.bit() & ~ResourceType.IMAGE.bit());
        assertThat(one("/ad/$popup,script").types()).isEqualTo(ResourceType.SCRIPT.bit());
    }

    @ParameterizedTest
    @CsvSource({
        "third-party, THIRD",
        "3p, THIRD",
        "~first-party, THIRD",
        "~1p, THIRD",
        "first-party, FIRST",
        "1p, FIRST",
        "~third-party, FIRST",
        "strict1p, STRICT_FIRST",
        "~strict3p, STRICT_FIRST",
        "strict3p, STRICT_THIRD",
        "'1p,3p', ANY"
    })
    void readsTheParty(String option, Party party) {
        assertThat(one("/ad/$" + option).party()).isEqualTo(party);
    }

    @Test
    void readsDomains() {
        Domains from = one("/ad/$domain=A.test|~b.a.test||localhost|[::1]|1.2.3.4|例え.test|shop.*")
                .from();

        assertThat(from.included())
                .containsExactly("a.test", "localhost", "[::1]", "1.2.3.4", "xn--r8jz45g.test", "shop.*");
        assertThat(from.excluded()).containsExactly("b.a.test");
        assertThat(one("/ad/$from=a.test").from()).isEqualTo(new Domains(List.of("a.test"), List.of()));
        assertThat(one("/ad/$domain=~a.test").generic()).isTrue();
        assertThat(one("/ad/$domain=a.test").generic()).isFalse();
    }

    @Test
    void readsTheDomainsOfTheUrl() {
        assertThat(one("*$script,to=a.test|~b.a.test").to())
                .isEqualTo(new Domains(List.of("a.test"), List.of("b.a.test")));
        assertThat(one("*$script,domain=x.test,denyallow=a.test|b.test").to())
                .isEqualTo(new Domains(List.of(), List.of("a.test", "b.test")));
        assertThat(one("*$script,to=c.test,denyallow=a.c.test").to())
                .isEqualTo(new Domains(List.of("c.test"), List.of("a.c.test")));
    }

    @Test
    void readsWhatOutdoesOtherRules() {
        assertThat(one("@@/ad/").exception()).isTrue();
        assertThat(one("/ad/$important").important()).isTrue();
        assertThat(one("||ads.test^$badfilter").badFilter()).isTrue();
    }

    @Test
    void anExceptionForADocumentIsForItsPageToo() {
        NetworkRule rule = one("@@||a.test^$document,~third-party");

        assertThat(rule.pageWide()).isEqualTo(PageWide.DOCUMENT);
        assertThat(rule.types()).isEqualTo(ResourceType.DOCUMENT.bit());
        assertThat(one("||a.test^$document").pageWide()).isEqualTo(PageWide.NONE);
        assertThat(one("@@||a.test^$~document").pageWide()).isEqualTo(PageWide.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "genericblock, GENERICBLOCK",
        "elemhide, ELEMHIDE",
        "ehide, ELEMHIDE",
        "generichide, GENERICHIDE",
        "ghide, GENERICHIDE",
        "specifichide, SPECIFICHIDE",
        "shide, SPECIFICHIDE"
    })
    void anExceptionForAPageSpeaksOfNoSingleUrl(String option, PageWide effect) {
        NetworkRule rule = one("@@||a.test^$" + option);

        assertThat(rule.pageWide()).isEqualTo(effect);
        assertThat(rule.types()).isZero();
    }

    @Test
    void oneLineMakesARuleForEachThingThatItTurnsOff() {
        Listed list = Listed.rules("@@||a.test^$genericblock,generichide,script");

        assertThat(list.rules)
                .extracting(NetworkRule::pageWide)
                .containsExactly(PageWide.GENERICBLOCK, PageWide.GENERICHIDE);
        assertThat(list.rules).extracting(NetworkRule::types).containsExactly(ResourceType.SCRIPT.bit(), 0);
        assertThat(list.summary.networkRules()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "||a.test^$popup popup",
                "||a.test^$popup,third-party popup",
                "||a.test^$inline-script inline-script",
                "||a.test^$csp=script-src,script csp",
                "||a.test^$removeparam=utm removeparam",
                "||a.test^$redirect-rule=noop.js redirect-rule",
                "@@||a.test^$redirect=noop.js redirect",
                "||a.test^$rewrite=abp-resource:blank-mp4,domain=b.test rewrite",
                "||a.test^$replace=/a\\,b/c/,script replace",
                "||a.test^$header=via:x header",
                "||a.test^$method=post method",
                "||a.test^$permissions=x permissions",
                "||a.test^$generichide generichide",
                "||a.test^$genericblock genericblock",
                "/ad/$domain=/a\\d/|b.test domain=/regex/"
            })
    void whatOnlyABrowserCanCarryOutIsCountedAndLeft(String rule, String counted) {
        Listed list = Listed.rules(rule);

        assertThat(list.hosts).isEmpty();
        assertThat(list.rules).isEmpty();
        assertThat(list.summary.notApplicable()).containsOnlyKeys(counted).containsValue(1);
        assertThat(list.summary.skipped()).isEmpty();
    }

    @Test
    void aRuleThatLoadsSomethingElseInsteadBlocks() {
        Listed list = Listed.rules("||a.test/x.js$script,redirect=noop.js\n||b.test/v$empty\n");

        assertThat(list.rules).extracting(NetworkRule::pattern).containsExactly("a.test/x.js", "b.test/v");
        assertThat(list.summary.notApplicable()).containsOnlyKeys("redirect", "empty");
    }

    @Test
    void partsForCertainBrowsersAreLeft() {
        Listed list = Listed.rules("""
                ||a.test^
                !#if env_firefox
                ||b.test^
                !#if cap_html_filtering
                ||c.test^
                !#endif
                ||d.test^
                !#endif
                !#include other.txt
                ||e.test^
                """);

        assertThat(list.hosts).containsExactly("a.test", "e.test");
        assertThat(list.summary.notApplicable()).containsEntry("!#if", 3).containsEntry("!#include", 1);
    }

    @Test
    void aConditionThatDoesNotEndIsNamed() {
        Listed list = Listed.rules("||a.test^\n!#if env_firefox\n!#if cap_x\n!#endif\n||b.test^\n");

        assertThat(list.hosts).containsExactly("a.test");
        assertThat(list.summary.skipped())
                .extracting(SkippedLine::toString)
                .containsExactly("list.txt:3: found \"!#if env_firefox\", expected !#endif after it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "||ads.test^$no-such-option",
                "||ads.test^$script,scrpt",
                "/ad/$domain=",
                "/ad/$domain=|",
                "/ad/$domain=a b",
                "/ad/$domain=a..b",
                "/ad/$domain=*",
                "/ad/$domain=a.*.b",
                "/ad/$script,~script",
                "two words",
                "0.0.0.0 ads.test",
                "*",
                "||",
                "@@",
                "$important"
            })
    void skipsWhatIsMalformed(String rule) {
        Listed list = Listed.rules(rule);

        assertThat(list.all()).isEmpty();
        assertThat(list.summary.skipped()).extracting(SkippedLine::found).containsExactly(rule);
        assertThat(list.summary.skipped()).extracting(SkippedLine::line).containsExactly(2);
    }

    @Test
    void passesOverWhatHasNoEffectOnRequests() {
        assertThat(one("/ad/$collapse,_,___,~donottrack,script").types()).isEqualTo(ResourceType.SCRIPT.bit());
    }

    @Test
    void passesOverComments() {
        Listed list = Listed.rules("! a\n!\n# a\n#\n######\n[Adblock Plus 3.1]\n!## b");

        assertThat(list.all()).isEmpty();
        assertThat(list.summary.skippedLines()).isZero();
    }

    private static NetworkRule one(String text) {
        Listed list = Listed.rules(text);
        assertThat(list.hosts).isEmpty();
        assertThat(list.rules).hasSize(1);
        return list.rules.get(0);
    }
}
