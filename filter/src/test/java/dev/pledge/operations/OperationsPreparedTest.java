package dev.pledge.operations;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.pledge.finding.Findings;
import dev.pledge.history.History;
import dev.pledge.policy.Mode;
import dev.pledge.policy.OperationsPolicy;
import dev.pledge.policy.Policy;
import dev.pledge.site.Languages;
import dev.pledge.snapshot.ListSource;
import dev.pledge.snapshot.ListsState;
import dev.pledge.snapshot.Snapshot;
import dev.pledge.snapshot.SnapshotCompiler;
import dev.pledge.snapshot.Switches;
import dev.pledge.statistics.Statistics;
import dev.pledge.statistics.StatisticsState;
import dev.pledge.testing.SetClock;
import java.io.IOException;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperationsPreparedTest {
    private static final Policy POLICY = Policy.builtIn(Mode.ENFORCE);

    private final SetClock clock = new SetClock();
    private final Findings findings = new Findings(10, clock, List.of());
    private final Statistics statistics = mock(Statistics.class);
    private final StatisticsState state = mock(StatisticsState.class);
    private History history;
    private Operations operations;

    @BeforeEach
    void open() throws IOException {
        history = History.open(null, clock, () -> Period.ofMonths(13));
        when(statistics.state()).thenReturn(state);
        when(state.failingSince()).thenReturn(clock.instant());
        operations = new Operations(
                Languages.read(), null, new Switches(), () -> ListsState.NONE, statistics, findings, history, clock);
    }

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void theFirstPageIsMadeWithAllThatItAsksFor() throws IOException {
        operations.prepare(snapshot(POLICY.with(OperationsPolicy.at(9090))));
        verify(state).lost();
    }

    @Test
    void whereThereAreNoPagesNothingIsAskedFor() throws IOException {
        operations.prepare(snapshot(POLICY));
        verifyNoInteractions(statistics);
    }

    private Snapshot snapshot(Policy policy) throws IOException {
        return new SnapshotCompiler(mock(ListSource.class), "JSESSIONID", "1", findings).compile(policy);
    }
}
