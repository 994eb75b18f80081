package dev.pledge.transport;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectLocationTest {
    private static final String ORIGIN = "https://shop.example:8443";

    @Provide
    Arbitrary<String> anything() {
        Arbitrary<String> pieces = Arbitraries.of(
                "/", "//", "\\", "http://", "evil.test", "@", ":80", "\r\n", "Set-Cookie: a=b", "?", "#");
        return Arbitraries.oneOf(pieces, Arbitraries.strings().ofMaxLength(3))
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> legal() {
        String unreserved = "abzAZ09-._~!$&'()*+,;=:@/";
        Arbitrary<String> path = Arbitraries.strings().withChars(unreserved).ofMaxLength(12);
        Arbitrary<String> query =
                Arbitraries.strings().withChars(unreserved + "?").ofMaxLength(12);
        return Combinators.combine(path, Arbitraries.of("", "%00", "%0D%0A", "%2F"), query)
                .as((p, escape, q) -> "/" + p + escape + "?" + q + escape);
    }

    @Property
    void theLocationIsAlwaysOnTheConfiguredAuthority(@ForAll("anything") String target) {
        String location = location(target);

        assertThat(location).startsWith(ORIGIN + "/");
        assertThat(location.chars()).allMatch(c -> c > ' ' && c < 0x7F && c != '#');
        assertThat(location.split("[/?]", -1)[2]).isEqualTo("shop.example:8443");
    }

    @Property
    void whatMayStandInAUrlIsKeptByteForByte(@ForAll("legal") String target) {
        assertThat(location(target)).isEqualTo(ORIGIN + target);
        assertThat(URI.create(location(target).replace("//", "/")).getRawQuery())
                .isEqualTo(target.substring(target.indexOf('?') + 1).replace("//", "/"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "/checkout?x=1 | /checkout?x=1",
                "'' | /",
                "* | /",
                "?x=1 | /?x=1",
                "//evil.test/x | //evil.test/x",
                "/\\evil.test/?a\\b | /%5Cevil.test/?a\\b",
                "http://evil.test/x?y=http://z/ | /x?y=http://z/",
                "http://evil.test | /",
                "http://evil.test?q | /?q",
                "@evil.test/ | /@evil.test/",
                "evil.test?u=http://z/a | /evil.test?u=http://z/a",
                "/a;jsessionid=1?q='<%27>' | /a;jsessionid=1?q='<%27>'",
                "/\u00E9?\u00FF | /%E9?%FF",
                "/\u20AC\u00E9?\uD83D\uDE00 | /%E2%82%AC%C3%A9?%F0%9F%98%80"
            })
    void theTargetIsTakenAsItCame(String target, String expected) {
        assertThat(location(target)).isEqualTo(ORIGIN + expected);
    }

    private static String location(String target) {
        Decision decision = TransportTest.transport(null, null, "/*").decide("GET", false, "/", target);
        return requireNonNull(((Decision.Redirect) decision).location());
    }
}
