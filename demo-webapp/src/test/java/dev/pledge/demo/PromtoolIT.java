package dev.pledge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.demo.testing.Operations;
import dev.pledge.demo.testing.Promtool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The rules that ship with the shop, as Prometheus's own checker sees them. */
@EnabledIf(
        value = "dev.pledge.demo.testing.Prometheus#isThere",
        disabledReason = "there is no prometheus, or no promtool, on the PATH")
class PromtoolIT {
    private static final Path TESTS = Path.of("src/test/operations/alerts-test.yml");

    @Test
    void theRulesAndTheExampleOfAConfigurationAreSound() {
        assertSucceeds("check", "rules", file("recording.yml"), file("alerts.yml"));
        assertSucceeds("check", "config", file("prometheus.yml"));
    }

    @Test
    void everyAlertFiresWhenItShouldAndNotWhenItShouldNot() throws IOException {
        assertSucceeds("test", "rules", TESTS.toString());
        String tests = Files.readString(TESTS);
        for (Operations.Rule alert : Operations.alerts()) {
            assertThat(tests)
                    .contains("alertname: " + alert.name() + "\n", "alertname: " + alert.name() + ", exp_alerts: []");
        }
    }

    private static String file(String name) {
        return Operations.PROMETHEUS.resolve(name).toString();
    }

    private static void assertSucceeds(String... arguments) {
        Promtool.Exit exit = Promtool.run("", arguments);
        assertThat(exit.output()).contains("SUCCESS").doesNotContain("FAILED");
        assertThat(exit.code()).as(exit.output()).isZero();
    }
}
