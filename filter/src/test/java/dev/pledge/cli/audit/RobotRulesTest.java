package dev.pledge.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RobotRulesTest {
    /** Section 2.2.2 and 2.2.3 of RFC 9309, and the examples in 5.2. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            Disallow: /foo/bar?baz=quz, /foo/bar?baz=quz, false
            Disallow: /foo/bar?baz=quz, /foo/bar, true
            Disallow: /foo/bar/%E3%83%84, /foo/bar/ツ, false
            Disallow: /foo/bar/ツ, /foo/bar/%e3%83%84, false
            Disallow: /foo/bar/%62%61%7A, /foo/bar/baz, false
            Disallow: /a%2Fb, /a/b, true
            Disallow: /, /x, false
            Disallow:, /x, true
            Disallow: /*.gif$, /pic/a.gif, false
            Disallow: /*.gif$, /pic/a.gif?x, true
            Disallow: /*/b/*/d, /a/b/c/d/e, false
            Disallow: /*/b/*/d, /a/b/d, true
            Disallow: /a$, /a, false
            Disallow: /a$, /ab, true
            Disallow: *x, /a/x, false
            Disallow: /ab*b$, /ab, true
            disAllow : /p # comment, /p, false
            Disallow: p, /p, true
            """)
    void aRuleMatchesFromTheBeginningOfThePath(String rule, String path, boolean allowed) {
        assertThat(rules("User-agent: *\n" + rule).allows(path)).isEqualTo(allowed);
    }

    @Test
    void theLongestRuleDecidesAndOfTwoTheOneThatAllows() {
        RobotRules rules = rules("User-agent: *\nDisallow: /page/\nAllow: /page/a\nAllow: /same\nDisallow: /same");

        assertThat(rules.allows("/page/b")).isFalse();
        assertThat(rules.allows("/page/a.html")).isTrue();
        assertThat(rules.allows("/same")).isTrue();
    }

    @Test
    void theGroupsThatNameTheRobotHoldAloneAndTogether() {
        RobotRules rules = rules("""
                \uFEFFUser-agent: other
                User-Agent: PLEDGEBOT/1.0
                Disallow: /a
                Crawl-delay: 2.5

                User-agent: *
                Disallow: /
                Crawl-delay: 60

                Sitemap: https://x.example/s.xml
                User-agent: pledgebot
                Disallow: /b
                """);

        assertThat(rules.allows("/a")).isFalse();
        assertThat(rules.allows("/b")).isFalse();
        assertThat(rules.allows("/c")).isTrue();
        assertThat(rules.delay()).isEqualTo(Duration.ofMillis(2_500));
        assertThat(rules("User-agent: pledgebotter\nDisallow: /").allows("/")).isTrue();
        assertThat(rules("User-agent: pledgebot\n\nUser-agent: *\nDisallow: /").allows("/x"))
                .isFalse();
    }

    private static RobotRules rules(String file) {
        return RobotRules.read(file.getBytes(StandardCharsets.UTF_8), "PledgeBot");
    }
}
