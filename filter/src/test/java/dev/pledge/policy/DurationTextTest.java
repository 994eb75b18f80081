package dev.pledge.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource({
        "4h, PT4H",
        "300s, PT5M",
        "30 days, PT720H",
        "1 day, PT24H",
        "90 min, PT1H30M",
        "5m, PT5M",
        "2 weeks, PT336H",
        "PT4H, PT4H",
        "P1DT2H3M4S, PT26H3M4S",
        "P30D, PT720H",
        "36500 days, PT876000H"
    })
    void readsNumberAndUnitOrIso8601(String text, Duration duration) {
        assertThat(DurationText.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4",
                "h",
                "4 h 30 min",
                "4H",
                "-4h",
                "+4h",
                "1.5h",
                "PT1.5S",
                "PT-4H",
                "-PT4H",
                "P",
                "PT",
                "P1DT",
                "P1Y",
                "1 month",
                "0s",
                "PT0S",
                "36501 days",
                "9999999999 weeks",
                "99999999999s",
                "٤h",
                "4  h",
                " 4h",
                "pt4h"
            })
    void refusesWhatIsNoneOrImpossible(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurationText.parse(text))
                .withMessageContaining("expected a duration");
    }

    @Property
    void whatIsPrintedIsReadAsTheSame(@ForAll @LongRange(min = 1, max = 3_153_600_000L) long seconds) {
        Duration duration = Duration.ofSeconds(seconds);
        assertThat(DurationText.parse(DurationText.print(duration))).isEqualTo(duration);
    }
}
