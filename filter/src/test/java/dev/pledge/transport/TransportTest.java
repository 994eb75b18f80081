package dev.pledge.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.policy.Authority;
import dev.pledge.policy.Behind;
import dev.pledge.policy.Cidr;
import dev.pledge.policy.Hsts;
import dev.pledge.policy.Https;
import dev.pledge.policy.Mode;
import dev.pledge.policy.PathPattern;
import dev.pledge.policy.Scope;
import dev.pledge.policy.SensitiveFormPolicy;
import dev.pledge.policy.SitePolicy;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransportTest {
    private static final List<String> NONE = List.of();
    private static final List<String> HTTPS = List.of("https");
    private static final Behind PROXIES = new Behind.Proxies(List.of(Cidr.parse("10.0.0.0/8"), Cidr.parse("::1")));

    private final Transport shop = transport(null, null, "/checkout", "/account/*");

    @Test
    void withoutProxiesTheContainerKnows() {
        for (Behind behind : new Behind[] {new Behind.Direct(), new Behind.Container(), null}) {
            Transport transport = transport(behind, null);

            assertThat(transport.secure(false, "10.0.0.1", List.of("proto=https"), HTTPS))
                    .isFalse();
            assertThat(transport.secure(true, "10.0.0.1", List.of("proto=http"), List.of("http")))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10.9.8.7, true",
        "::ffff:10.0.0.1, true",
        "::ffff:a00:1, true",
        "::1, true",
        "[::1], true",
        "0:0:0:0:0:0:0:1%lo, true",
        "11.0.0.1, false",
        "::2, false",
        "010.0.0.1, false",
        "10.0.0, false",
        "10.0.0.1.example, false",
        "[10.0.0.1], false",
        "localhost, false",
        "'', false",
        ", false"
    })
    void onlyAProxyIsBelieved(@Nullable String peer, boolean believed) {
        assertThat(transport(PROXIES, null).secure(false, peer, NONE, HTTPS)).isEqualTo(believed);
    }

    @Test
    void aProxyThatSaysNothingLeavesTheWordToTheContainer() {
        Transport transport = transport(PROXIES, null);

        assertThat(transport.secure(true, "10.0.0.1", NONE, NONE)).isTrue();
        assertThat(transport.secure(false, "10.0.0.1", NONE, NONE)).isFalse();
        assertThat(transport.secure(true, "10.0.0.1", List.of("for=192.0.2.1"), NONE))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https | true",
                "HTTPS | true",
                "https, https | true",
                "http | false",
                "https, http | false",
                "http, https | false",
                "https, | false",
                "'' | false",
                "on | false"
            })
    void everyProtocolInTheListMustBeHttps(String header, boolean secure) {
        assertThat(transport(PROXIES, null).secure(true, "10.0.0.1", NONE, List.of(header)))
                .isEqualTo(secure);
        assertThat(transport(PROXIES, null).secure(true, "10.0.0.1", NONE, List.of("https", header)))
                .isEqualTo(secure);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "proto=https | true",
                "Proto=HTTPS | true",
                "for=192.0.2.1;proto=https;by=10.0.0.1 | true",
                "for=\"[2001:db8::1]:4711\" ; proto=\"ht\\tps\" | true",
                "for=unknown;proto=https | true",
                "for=\"a,b;c\\\"\";proto=https | true",
                ", proto=https, | true",
                ";proto=https; | true",
                "proto=http | false",
                "proto=https, for=192.0.2.1;proto=http | false",
                // The client wrote the first element himself; the proxy did not say how the client came.
                "proto=https, for=192.0.2.1 | false",
                // A proxy behind a proxy: the outer one spoke with the client.
                "for=192.0.2.1;proto=https, for=10.0.0.2 | true",
                "for=192.0.2.1;proto=https, for=\"10.0.0.2:80\" | true",
                "for=192.0.2.1;proto=https, for=\"[::1]:80\" | true",
                "for=192.0.2.1;proto=https, for=10.0.0.2;proto=http | false",
                "for=10.0.0.3, for=10.0.0.2;proto=https | false",
                "for=192.0.2.1, for=10.0.0.2;proto=https | false",
                "proto=https;proto=https | false",
                "proto=\"https | false",
                "proto= | false",
                "proto =https | false",
                "proto | false",
                "=https | false",
                "for=2001:db8::1;proto=https | false",
                "for=\"x\"y;proto=https | false",
                "proto=https trailing | false"
            })
    void theRightMostHopThatIsNoProxyCounts(String header, boolean secure) {
        assertThat(transport(PROXIES, null).secure(false, "10.0.0.1", List.of(header), NONE))
                .isEqualTo(secure);
    }

    @Test
    void aMalformedOrPlainHeaderOverrulesTheContainer() {
        Transport transport = transport(PROXIES, null);

        for (String header : List.of("proto=http", "proto=\"https", "proto", "a=b,\u0000")) {
            assertThat(transport.secure(true, "10.0.0.1", List.of(header), NONE))
                    .isFalse();
            assertThat(transport.secure(true, "10.0.0.1", List.of("proto=https", header), NONE))
                    .isFalse();
        }
    }

    @Test
    void headersThatDisagreeMeanPlain() {
        Transport transport = transport(PROXIES, null);

        assertThat(transport.secure(false, "10.0.0.1", List.of("proto=https"), List.of("http")))
                .isFalse();
        assertThat(transport.secure(false, "10.0.0.1", List.of("proto=http"), HTTPS))
                .isFalse();
        assertThat(transport.secure(false, "10.0.0.1", List.of("proto=https"), HTTPS))
                .isTrue();
        assertThat(transport.secure(false, "10.0.0.1", List.of("for=192.0.2.1"), HTTPS))
                .isTrue();
    }

    @Test
    void aSecureOrOrdinaryRequestProceeds() {
        assertThat(shop.decide("POST", true, "/checkout", "/checkout")).isInstanceOf(Decision.Proceed.class);
        assertThat(shop.decide("POST", false, "/products", "/products")).isInstanceOf(Decision.Proceed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "TRACE"})
    void aSafePlainRequestForASensitivePathIsRedirected(String method) {
        assertThat(shop.decide(method, false, "/checkout", "/app/checkout?x=1"))
                .isEqualTo(new Decision.Redirect("https://shop.example:8443/app/checkout?x=1", "/checkout"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "CONNECT", "PROPFIND", "get", ""})
    void anyOtherMethodIsRefused(String method) {
        assertThat(shop.decide(method, false, "/account/orders", "/app/account/orders"))
                .isEqualTo(new Decision.Refuse("/account/*"));
    }

    @Test
    void aSiteThatPromisesHttpsEverywhereRedirectsEveryPath() {
        SitePolicy site = new SitePolicy("Shop", "", "", Https.EVERYWHERE, new Authority("shop.example", 443), NONE);
        Transport transport = new Transport(site, forms(null, null, "/checkout"));

        assertThat(transport.decide("GET", false, "/", "/app/?q"))
                .isEqualTo(new Decision.Redirect("https://shop.example/app/?q", "/*"));
        assertThat(transport.decide("GET", false, "/checkout", "/checkout"))
                .isEqualTo(new Decision.Redirect("https://shop.example/checkout", "/checkout"));
        assertThat(transport.decide("POST", false, "/", "/")).isEqualTo(new Decision.Refuse("/*"));
    }

    @Test
    void withoutAnAuthorityARedirectHasNoLocation() {
        Transport transport = new Transport(SitePolicy.unnamed(), forms(null, null, "/checkout"));

        assertThat(transport.decide("GET", false, "/checkout", "/checkout"))
                .isEqualTo(new Decision.Redirect(null, "/checkout"));
    }

    @Test
    void theHstsHeaderIsThatOfThePolicy() {
        assertThat(transport(null, null).hsts()).isNull();
        assertThat(transport(null, Hsts.FIRST).hsts()).isEqualTo("max-age=300");
        assertThat(transport(null, Hsts.RETRACT).hsts()).isEqualTo("max-age=0");
    }

    static Transport transport(@Nullable Behind behind, @Nullable Hsts hsts, String... paths) {
        Authority authority = new Authority("shop.example", 8443);
        SitePolicy site = new SitePolicy("Shop", "", "", Https.SENSITIVE_FORMS, authority, NONE);
        return new Transport(site, forms(behind, hsts, paths));
    }

    private static SensitiveFormPolicy forms(@Nullable Behind behind, @Nullable Hsts hsts, String... paths) {
        List<PathPattern> patterns = Stream.of(paths).map(PathPattern::new).toList();
        return new SensitiveFormPolicy(Scope.everywhere(Mode.ENFORCE), patterns, behind, hsts, true, "Encrypted.");
    }
}
