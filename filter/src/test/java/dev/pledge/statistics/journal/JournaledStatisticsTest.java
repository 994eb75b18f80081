package dev.pledge.statistics.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pledge.statistics.embedded.EmbeddedStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journal, drainer and store together. */
class JournaledStatisticsTest {
    @TempDir
    Path directory;

    private JournaledStatistics open(int maxPages) throws IOException {
        return JournaledStatistics.open(
                JournalSettings.in(directory.resolve("journal")),
                EmbeddedStore.open(directory.resolve("store")),
                maxPages,
                List.of(),
                Clock.systemUTC());
    }

    @Test
    void whatDoesNotBeginLeavesItsDirectoryFree() throws IOException {
        assertThatThrownBy(() -> open(0)).hasMessageContaining("a limit of 0 pages");
        try (JournaledStatistics statistics = open(10)) {
            statistics.record(Accesses.access(1));
            assertThat(statistics.state().recorded()).isOne();
        }
    }
}
