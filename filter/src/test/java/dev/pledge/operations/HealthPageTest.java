package dev.pledge.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.pledge.adserver.ListFormat;
import dev.pledge.finding.Findings;
import dev.pledge.finding.Kind;
import dev.pledge.history.History;
import dev.pledge.policy.Mode;
import dev.pledge.policy.PolicyReader;
import dev.pledge.snapshot.ListState;
import dev.pledge.snapshot.ListsState;
import dev.pledge.statistics.Statistics;
import dev.pledge.statistics.StatisticsState;
import dev.pledge.testing.SetClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthPageTest {
    private static final String POLICY = "ad-servers: { mode: enforce, lists: [/lists/a.txt, /lists/b.txt] }\n";

    private final SetClock clock = new SetClock();
    private final Findings findings = new Findings(100, clock, List.of());

    @Test
    void everyListTellsItsKindAndWhenItWasRead() throws IOException {
        ListState rules = new ListState(
                "/lists/a.txt", ListFormat.ADBLOCK, 70_000, SomeView.NOW.minus(Duration.ofDays(3)), null, SomeView.NOW);
        ListState hosts = new ListState("/lists/b.txt", ListFormat.HOSTS, 3, null, Duration.ofDays(4), SomeView.NOW);
        String page = page(new ListsState(List.of(rules, hosts), List.of(), ""));
        assertThat(page)
                .containsSubsequence(
                        "/lists/a.txt",
                        "Adblock rules",
                        "70,000",
                        "Nov 19, 2026",
                        "Nov 22, 2026",
                        "/lists/b.txt",
                        ">hosts<",
                        "4 days",
                        "datetime=\"2026-11-22T10:00:00Z\"")
                .doesNotContain("Cannot be read");
    }

    @Test
    void aListThatCanBeReadAgainIsNotCalledUnreadableBecauseAnotherIs() throws IOException {
        findings.record(Kind.AD_LIST_UNREADABLE, "/lists/a.txt", "previous", "", Mode.REPORT, "r");
        String page = page(new ListsState(List.of(), List.of("/lists/b.txt"), "built-in"));
        assertThat(page)
                .contains("/lists/b.txt", "The built-in list stands in.")
                .doesNotContain("/lists/a.txt");
    }

    private String page(ListsState lists) throws IOException {
        Statistics statistics = mock(Statistics.class);
        StatisticsState state = mock(StatisticsState.class);
        when(statistics.state()).thenReturn(state);
        when(state.failingSince()).thenReturn(SomeView.NOW);
        when(state.message()).thenReturn("refused");
        View view = SomeView.of("");
        try (History history = History.open(null, clock, () -> Period.ofMonths(13))) {
            Answers answers = new Answers(statistics, history, findings, clock);
            return SomeView.written(new HealthPage(
                    view, answers, PolicyReader.read("policy.yaml", POLICY), lists, new Alarms(view))::write);
        }
    }
}
