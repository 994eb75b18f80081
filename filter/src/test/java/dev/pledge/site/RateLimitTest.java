package dev.pledge.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How often one and the same may do something. */
class RateLimitTest {
    private final AtomicLong nanos = new AtomicLong();
    private final RateLimit limit = new RateLimit(3, Duration.ofMinutes(10), nanos::get);

    @Test
    void oneMayAsOftenAsThatWithinTheTimeAndAgainAfterIt() {
        for (int i = 0; i < 3; i++) {
            assertThat(limit.allows("jane")).isTrue();
        }
        assertThat(limit.allows("jane")).isFalse();
        assertThat(limit.allows("john")).isTrue();
        nanos.addAndGet(Duration.ofMinutes(9).toNanos());
        assertThat(limit.allows("jane")).isFalse();
        nanos.addAndGet(Duration.ofMinutes(2).toNanos());
        assertThat(limit.allows("jane")).isTrue();
    }

    @Test
    void aFloodOfOthersIsForgottenAndTakesNoMoreRoom() {
        for (int i = 0; i < 200_000; i++) {
            assertThat(limit.allows("visitor-" + i)).isTrue();
        }
        assertThat(limit.remembered()).isLessThanOrEqualTo(20_000);
    }
}
