package dev.pledge.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pledge.testing.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own appends, and is killed as by {@code kill -9}. With {@code -Dpledge.full=true}, 20 times. */
class KilledRecorderTest {
    private static final int KILLS = Boolean.getBoolean("pledge.full") ? 20 : 4;

    @TempDir
    Path temp;

    @Test
    void whatWasAcknowledgedIsThereAndTheChainIsWhole() throws Exception {
        Path directory = temp.resolve("records");
        long acknowledged = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Path out = temp.resolve("out-" + kill);
            Process process = start(directory, out);
            TimeUnit.MILLISECONDS.sleep(150 + 61L * kill);
            process.destroyForcibly();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            List<String> told = Files.readAllLines(out).stream()
                    .filter(line -> line.endsWith("."))
                    .toList();
            assertThat(told).isNotEmpty();
            String last = told.get(told.size() - 1);
            acknowledged = Long.parseLong(last.substring(0, last.length() - 1));
            try (ChainedLog log = ChainedLog.open(directory, Clock.systemUTC())) {
                Verification found = log.verify();
                assertThat(found.fault()).isNull();
                assertThat(found.entries()).isBetween(acknowledged, acknowledged + RecordingProcess.THREADS);
                assertThat(log.find(entry -> true, 1_000_000))
                        .extracting(LogEntry::number)
                        .containsExactlyElementsOf(LongStream.rangeClosed(1, found.entries())
                                .boxed()
                                .toList());
            }
        }
    }

    @Test
    void aDirectoryThatAnotherProcessUsesIsRefused() throws Exception {
        Path directory = temp.resolve("records");
        Process other = start(directory, temp.resolve("out"));
        assertThatThrownBy(() -> ChainedLog.open(directory, Clock.systemUTC()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("records: " + directory)
                .hasMessageContaining("in use by process " + other.pid());
        other.destroyForcibly();
        assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
        try (ChainedLog log = ChainedLog.open(directory, Clock.systemUTC())) {
            assertThatThrownBy(() -> ChainedLog.open(directory, Clock.systemUTC()))
                    .hasMessageContaining("another application in this process");
            assertThat(log.verify().fault()).isNull();
        }
    }

    /** Its output goes to a file: a pipe is closed, with what is in it, when the process is killed. */
    private static Process start(Path directory, Path out) throws Exception {
        Process process = JavaProcess.of(RecordingProcess.class, directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(out.toFile())
                .start();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Files.readString(out).contains(".\n")) {
            assertThat(System.nanoTime()).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return process;
    }
}
