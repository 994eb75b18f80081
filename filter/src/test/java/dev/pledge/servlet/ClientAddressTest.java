package dev.pledge.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.pledge.policy.Policy;
import dev.pledge.policy.PolicyReader;
import dev.pledge.transport.Transport;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClientAddressTest {
    private static final Policy DIRECT =
            PolicyReader.read("policy.yaml", "sensitive-forms: { mode: report, behind: direct }\n");
    private static final Policy PROXIED =
            PolicyReader.read("policy.yaml", "sensitive-forms: { mode: report, behind: [10.0.0.1] }\n");

    @Test
    void allAddressesOfOneIpv6NetworkAreCountedAsOne() {
        String one = countedAs(DIRECT, "2001:db8:1:2::1");
        assertThat(countedAs(DIRECT, "2001:db8:1:2:ffff:ffff:ffff:ffff")).isEqualTo(one);
        assertThat(countedAs(DIRECT, "2001:db8:1:3::1")).isNotEqualTo(one);
    }

    @Test
    void everyIpv4AddressIsCountedByItself() {
        assertThat(countedAs(DIRECT, "192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(countedAs(DIRECT, "::ffff:192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(countedAs(DIRECT, "192.0.2.2")).isEqualTo("192.0.2.2");
    }

    @Test
    void thoseWhomAProxyDoesNotNameAreCountedAsOne() {
        assertThat(countedAs(PROXIED, "10.0.0.1")).isEqualTo("10.0.0.1");
        assertThat(countedAs(DIRECT, null)).isEqualTo("null");
    }

    private static String countedAs(Policy policy, @Nullable String remote) {
        HttpServletRequest request = mock(HttpServletRequest.class);
        when(request.getRemoteAddr()).thenReturn(remote);
        return ClientAddress.countedAs(new Transport(policy.site(), policy.sensitiveForms()), request);
    }
}
