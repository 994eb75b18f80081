package dev.pledge.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.finding.Finding;
import dev.pledge.finding.Findings;
import dev.pledge.finding.Kind;
import dev.pledge.history.Bucket;
import dev.pledge.history.Counter;
import dev.pledge.history.History;
import dev.pledge.policy.Mode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** What is known of the past after an application was stopped and started. */
class HistoryTest {
    private static final String PAGE = "/history/pages/dirty";

    @TempDir
    Path records;

    private Server start(Container container, String more) {
        String policy = """
                site: { name: Shop }
                cookies: { mode: enforce }
                ad-servers: { mode: enforce }
                statistics: { mode: enforce }
                records: { data: "file:%s" }
                %s
                """.formatted(records.toAbsolutePath(), more);
        return container.start(WebApp.enforced()
                .with("history", WebXml.of(Deployed.webXml("history", "/WEB-INF/policy.yaml")))
                .withFile("WEB-INF/policy.yaml", policy)
                .at("/history"));
    }

    @ContainerTest
    void aRestartForgetsNoCountNoFindingAndNoPolicy(Container container) throws IOException {
        try (Server server = start(container, "")) {
            server.get(PAGE, "Cookie: _ga=1");
        }
        try (Server server = start(container, "")) {
            server.get(PAGE, "Cookie: _ga=1");
            server.get(PAGE, "Cookie: _ga=1");
        }
        try (Server server = start(container, "statement: { path: /privacy }")) {
            server.get(PAGE);
        }
        try (History history = History.open(records, Clock.systemUTC(), () -> Period.ofMonths(13))) {
            Instant now = Instant.now();
            Bucket all = history.sum(now.minus(Duration.ofHours(2)), now.plus(Duration.ofHours(1)));
            assertThat(all.count(new Counter("request", "changed", ""))).isEqualTo(4);
            assertThat(all.count(Counter.finding(Kind.COOKIE_HIDDEN, Mode.ENFORCE)))
                    .isEqualTo(3);
            assertThat(all.count(Counter.ACCESSES_ANSWERED)).isEqualTo(4);
            assertThat(all.count(Counter.ACCESSES_RECORDED)).isEqualTo(4);
            assertThat(history.policies()).hasSize(2);
            assertThat(history.policies().get(0).text()).contains("statement:");
            assertThat(history.policies().get(0).digest())
                    .isNotEqualTo(history.policies().get(1).digest());
            Findings findings = new Findings(1_000, Clock.systemUTC(), List.of());
            history.watch(findings);
            assertThat(findings.all())
                    .filteredOn(finding -> finding.what().equals("_ga"))
                    .extracting(Finding::count)
                    .containsExactly(3L);
        }
    }
}
