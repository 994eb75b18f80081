package dev.pledge.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.policy.Behind;
import dev.pledge.policy.Cidr;
import dev.pledge.policy.Mode;
import dev.pledge.policy.Policy;
import dev.pledge.policy.SensitiveFormPolicy;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
    private static final Behind PROXIES = new Behind.Proxies(List.of(Cidr.parse("10.0.0.0/8")));

    @ParameterizedTest
    @CsvSource({
        "192.0.2.9, , ",
        "192.0.2.9, for=198.51.100.1, ",
        "192.0.2.9, , 198.51.100.1",
    })
    void aPeerThatIsNoProxyIsTheClientWhateverItSays(String peer, @Nullable String forwarded, @Nullable String other) {
        assertThat(client(PROXIES, peer, forwarded, other)).isEqualTo("192.0.2.9");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "for=192.0.2.9; ; 192.0.2.9",
                "for=\"[2001:db8::1]:4711\"; ; 2001:db8:0:0:0:0:0:1",
                "for=198.51.100.1, for=\"192.0.2.9:80\", for=10.0.0.7; ; 192.0.2.9",
                "; 198.51.100.1, 192.0.2.9:4711, 10.0.0.7; 192.0.2.9",
                "; 10.0.0.7, 10.0.0.8; 10.0.0.7",
                "for=192.0.2.9; 192.0.2.9; 192.0.2.9",
            })
    void theNearestProxyNamesTheClient(@Nullable String forwarded, @Nullable String other, String expected) {
        assertThat(client(PROXIES, "10.0.0.1", forwarded, other)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                ";",
                "for=_hidden;",
                "for=unknown;",
                "for=192.0.2.9, proto=https;",
                "for=192.0.2.9, for=\";",
                "; 192.0.2.9, ",
                "; localhost",
                "for=198.51.100.1; 192.0.2.9",
                "for=_hidden; 192.0.2.9",
            })
    void inDoubtTheClientIsUnknown(@Nullable String forwarded, @Nullable String other) {
        assertThat(client(PROXIES, "10.0.0.1", forwarded, other)).isNull();
    }

    @Test
    void withoutProxiesTheContainerKnows() {
        for (Behind behind : new Behind[] {new Behind.Direct(), new Behind.Container(), null}) {
            assertThat(client(behind, "10.0.0.1", "for=192.0.2.9", "192.0.2.9")).isEqualTo("10.0.0.1");
        }
        assertThat(client(null, null, null, null)).isNull();
    }

    private static @Nullable String client(
            @Nullable Behind behind, @Nullable String peer, @Nullable String forwarded, @Nullable String other) {
        Policy policy = Policy.builtIn(Mode.REPORT);
        SensitiveFormPolicy usual = policy.sensitiveForms();
        SensitiveFormPolicy forms = new SensitiveFormPolicy(
                usual.scope(), usual.paths(), behind, usual.hsts(), usual.indicator(), usual.indicatorText());
        InetAddress client = new Transport(policy.site(), forms).client(peer, values(forwarded), values(other));
        return client == null ? null : client.getHostAddress();
    }

    private static List<String> values(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }
}
