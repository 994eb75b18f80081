package dev.pledge.cookie;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.policy.SameSite;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CookieFactsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");

    @Test
    void aCookieIsWhatABrowserMakesOfIt() {
        assertThat(CookieFacts.of("a=secret; Max-Age=60; Domain=.Shop.example; Secure; HttpOnly; SameSite=none", NOW))
                .isEqualTo(
                        new CookieFacts("a", Duration.ofMinutes(1), false, "shop.example", true, true, SameSite.NONE));
        assertThat(CookieFacts.of("a=1", NOW)).isEqualTo(new CookieFacts("a", null, false, null, false, false, null));
        assertThat(CookieFacts.of("a\u0001=1", NOW)).isNull();
    }

    @Test
    void itLivesAsLongAsBrowsersLetIt() {
        assertThat(lifetime("a=1; Expires=Mon, 23 Nov 2026 07:00:00 GMT")).isEqualTo(Duration.ofHours(1));
        assertThat(lifetime("a=1; Expires=Mon, 23 Nov 2026 07:00:00 GMT; Max-Age=5"))
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(lifetime("a=1; Max-Age=99999999999999999999")).isEqualTo(Duration.ofDays(400));
        assertThat(lifetime("a=1; Expires=Fri, 31 Dec 9999 23:59:59 GMT")).isEqualTo(Duration.ofDays(400));
        assertThat(lifetime("a=1; Max-Age=-1")).isZero();
        assertThat(Objects.requireNonNull(CookieFacts.of("a=1; Max-Age=-1", NOW))
                        .deletion())
                .isTrue();
    }

    private static @Nullable Duration lifetime(String setCookie) {
        return Objects.requireNonNull(CookieFacts.of(setCookie, NOW)).lifetime();
    }
}
