package dev.pledge.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.testing.SetClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How often one and the same may do something. */
class RateLimitTest {
    private final SetClock clock = new SetClock();
    private final RateLimit limit = new RateLimit(3, Duration.ofMinutes(10), clock);

    @Test
    void oneMayAsOftenAsThatWithinTheTimeAndAgainAfterIt() {
        for (int i = 0; i < 3; i++) {
            assertThat(limit.allows("jane")).isTrue();
        }
        assertThat(limit.allows("jane")).isFalse();
        assertThat(limit.allows("john")).isTrue();
        clock.advance(Duration.ofMinutes(9));
        assertThat(limit.allows("jane")).isFalse();
        clock.advance(Duration.ofMinutes(2));
        assertThat(limit.allows("jane")).isTrue();
    }

    @Test
    void aClockThatIsSetBackKeepsNobodyOutForLonger() {
        for (int i = 0; i < 4; i++) {
            limit.allows("jane");
        }
        clock.advance(Duration.ofDays(-1));
        assertThat(limit.allows("jane")).isFalse();
        clock.advance(Duration.ofMinutes(11));
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
