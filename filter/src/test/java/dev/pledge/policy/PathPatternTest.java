package dev.pledge.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTest {
    /** The Servlet specification, section 12.2.2, and the edges between its rules. */
    @ParameterizedTest
    @CsvSource({
        "/foo/bar/*, /foo/bar/index.html, true",
        "/foo/bar/*, /foo/bar/index.bop, true",
        "/foo/bar/*, /foo/bar, true",
        "/foo/bar/*, /foo/bar/, true",
        "/foo/bar/*, /foo/barn, false",
        "/foo/bar/*, /foo, false",
        "/foo/bar/*, /FOO/bar/x, false",
        "/baz/*, /baz, true",
        "/baz/*, /baz/index.html, true",
        "/catalog, /catalog, true",
        "/catalog, /catalog/, false",
        "/catalog, /catalog/index.html, false",
        "*.bop, /catalog/racecar.bop, true",
        "*.bop, /index.bop, true",
        "*.bop, /index.bopp, false",
        "*.bop, /a.bop/b, false",
        "*.bop, bop, false",
        "*.bop, /.bop, true",
        "/*, /, true",
        "/*, '', true",
        "/*, /a/b.jsp, true",
        "/, /, true",
        "/, '', true",
        "/, /a/b.jsp, true",
        "'', /, true",
        "'', '', true",
        "'', /a, false",
    })
    void matchesAsTheServletSpecificationSays(String pattern, String path, boolean matches) {
        assertThat(new PathPattern(pattern).matches(path)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a", "a/*", "*", "*.", "**.a", "*.a/b", "/a*", "/*/a", "/*/*", "/*.jsp", "/a?b", "/a#b", "/a;b", "/%41"
            })
    void refusesWhatNoPathCanMatch(String text) {
        assertThatThrownBy(() -> new PathPattern(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text)
                .hasMessageContaining("expected a path pattern");
    }

    @Provide
    Arbitrary<PathPattern> patterns() {
        return Policies.patterns();
    }

    @Property
    void aPrefixMatchesItsStemAndAllBelow(@ForAll("patterns") PathPattern pattern, @ForAll String below) {
        String text = pattern.text();
        if (text.endsWith("/*")) {
            String stem = text.substring(0, text.length() - 2);
            assertThat(pattern.matches(stem)).isTrue();
            assertThat(pattern.matches(stem + "/" + below)).isTrue();
        } else if (text.startsWith("*")) {
            assertThat(pattern.matches("/" + below + text.substring(1))).isTrue();
        } else if (!text.equals("/") && !text.isEmpty()) {
            assertThat(pattern.matches(text + "x" + below)).isFalse();
        }
    }

    @Test
    void matchingAllocatesNothing() {
        PathPattern[] patterns = {
            new PathPattern("/account/*"),
            new PathPattern("*.jsp"),
            new PathPattern("/a"),
            new PathPattern("/"),
            new PathPattern("")
        };
        String[] paths = {"/account/orders/2024", "/a/b/c.jsp", "/a", "/", "/somewhere/else"};
        long least = Long.MAX_VALUE;
        int matches = 0;
        // The compiler takes away what is allocated for a moment only; on a busy machine it comes late.
        for (int attempt = 0; attempt < 50 && least >= 1_000_000; attempt++) {
            long before = allocated();
            for (int round = 0; round < 100_000; round++) {
                for (PathPattern pattern : patterns) {
                    matches += pattern.matches(paths[round % paths.length]) ? 1 : 0;
                }
            }
            least = Math.min(least, allocated() - before);
        }
        assertThat(matches).isPositive();
        // Half a million calls, so one substring in five would be four million bytes; asking and warming up cost a few.
        assertThat(least).isLessThan(1_000_000);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
