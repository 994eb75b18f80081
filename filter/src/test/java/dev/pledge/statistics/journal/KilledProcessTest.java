package dev.pledge.statistics.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pledge.statistics.PageAccess;
import dev.pledge.testing.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own appends, and is killed as by {@code kill -9}. With {@code -Dpledge.full=true}, 20 times. */
class KilledProcessTest {
    private static final int KILLS = Boolean.getBoolean("pledge.full") ? 20 : 3;

    @TempDir
    Path temp;

    @Test
    void whatWasAnsweredIsCountedOnce() throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            Path directory = temp.resolve("journal-" + kill);
            Path counters = temp.resolve("answered-" + kill);
            Process process = start(directory, counters);
            ByteBuffer answered = AppendingProcess.counters(counters);
            for (int thread = 0; thread < AppendingProcess.THREADS; thread++) {
                int place = 8 * thread;
                Accesses.await(() -> answered.getLong(place) > 0);
            }
            killAfter(200 + 137 * kill, process);

            try (Journal journal = Journal.open(JournalSettings.in(directory), Clock.systemUTC())) {
                List<PageAccess> counted = Accesses.drained(journal);
                for (int thread = 0; thread < AppendingProcess.THREADS; thread++) {
                    long answers = answered.getLong(8 * thread);
                    String page = "/thread-" + thread;
                    long[] numbers = counted.stream()
                            .filter(access -> access.page().equals(page))
                            .mapToLong(PageAccess::epochMillis)
                            .toArray();
                    assertThat(answers).isPositive();
                    assertThat((long) numbers.length).isBetween(answers, answers + 1);
                    assertThat(numbers)
                            .isEqualTo(LongStream.range(0, numbers.length).toArray());
                }
            }
        }
    }

    @Test
    void aDirectoryThatAnotherProcessUsesIsRefused() throws Exception {
        Path directory = temp.resolve("journal");
        Process other = start(directory, temp.resolve("answered"));
        assertThatThrownBy(() -> Journal.open(JournalSettings.in(directory), Clock.systemUTC()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(directory.toString())
                .hasMessageContaining("in use by process " + other.pid())
                .hasMessageContaining("give each a data directory of its own");
        killAfter(0, other);
        Journal.open(JournalSettings.in(directory), Clock.systemUTC()).close();
    }

    private static Process start(Path directory, Path counters) throws IOException {
        Process process = JavaProcess.of(AppendingProcess.class, directory.toString(), counters.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader();
        assertThat(out.readLine()).isEqualTo("appending");
        return process;
    }

    private static void killAfter(long millis, Process process) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
        process.destroyForcibly();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
}
