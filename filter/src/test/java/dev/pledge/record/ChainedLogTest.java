package dev.pledge.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pledge.testing.SetClock;
import dev.pledge.testing.Threads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a log holds, across restarts and months, and what of it is forgotten. */
class ChainedLogTest {
    @TempDir
    Path temp;

    private final SetClock clock = new SetClock();

    @Test
    void whatWasAppendedIsFoundAgainAfterARestartAndTheChainGoesOn() throws IOException {
        try (ChainedLog log = ChainedLog.open(temp, clock)) {
            assertThat(log.append("request", Map.of("what", "access \"all\"\n")).number())
                    .isEqualTo(1);
        }
        try (ChainedLog log = ChainedLog.open(temp, clock)) {
            assertThat(log.append("request", Map.of("what", "erase")).number()).isEqualTo(2);
            assertThat(log.find(entry -> true, 10))
                    .extracting(entry -> entry.field("what"))
                    .containsExactly("access \"all\"\n", "erase");
            assertThat(log.verify().fault()).isNull();
            assertThat(log.verify().entries()).isEqualTo(2);
            assertThat(log.tip().number()).isEqualTo(2);
        }
        List<String> lines = Files.readAllLines(RecordFiles.log(temp));
        assertThat(lines.get(0))
                .startsWith("{\"seq\":1,\"time\":\"2026-11-22T10:00:00Z\",\"kind\":\"request\",\"what\":")
                .endsWith(",\"prev\":\"" + "0".repeat(64) + "\"}");
        assertThat(lines.get(1)).contains(Sha256.hex(lines.get(0).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void onlyTheLatestThatAreWantedAreFound() throws IOException {
        try (ChainedLog log = ChainedLog.inMemory(100, clock)) {
            for (int i = 0; i < 10; i++) {
                log.append(i % 2 == 0 ? "even" : "odd", Map.of("n", "" + i));
            }
            assertThat(log.find(entry -> entry.kind().equals("odd"), 3))
                    .extracting(entry -> entry.field("n"))
                    .containsExactly("5", "7", "9");
        }
    }

    @Test
    void memoryHoldsTheLatestOnly() throws IOException {
        try (ChainedLog log = ChainedLog.inMemory(3, clock)) {
            for (int i = 0; i < 10; i++) {
                log.append("kind", Map.of());
            }
            assertThat(log.find(entry -> true, 100))
                    .extracting(LogEntry::number)
                    .containsExactly(8L, 9L, 10L);
            assertThat(log.forget(clock.instant().plusSeconds(1))).isEqualTo(3);
        }
    }

    @Test
    void eachMonthHasAFileAndTheChainSpansThem() throws IOException {
        try (ChainedLog log = ChainedLog.open(temp, clock)) {
            for (int month = 0; month < 3; month++) {
                log.append("kind", Map.of("month", "" + month));
                clock.advance(Duration.ofDays(31));
            }
            clock.advance(Duration.ofDays(-60));
            log.append("kind", Map.of("month", "a clock that was set back"));
            assertThat(log.verify()).isEqualTo(new Verification(4, log.tip(), null));
        }
        assertThat(RecordFiles.logs(temp))
                .extracting(file -> file.getFileName().toString())
                .containsExactly("records-2026-11.jsonl", "records-2026-12.jsonl", "records-2027-01.jsonl");
    }

    @Test
    void whatIsTooOldIsGoneAndTheRestStillVerifies() throws IOException {
        Instant before;
        try (ChainedLog log = ChainedLog.open(temp, clock)) {
            for (int day = 0; day < 100; day++) {
                log.append("kind", Map.of("person", "person-" + day));
                clock.advance(Duration.ofDays(1));
            }
            before = clock.instant().minus(Duration.ofDays(45));
            assertThat(log.forget(before)).isEqualTo(55);
            assertThat(log.forget(before)).isZero();
            assertThat(log.verify().fault()).isNull();
            assertThat(log.find(entry -> true, 1_000))
                    .hasSize(46)
                    .allMatch(e -> !e.time().isBefore(before));
            log.append("kind", Map.of());
        }
        try (ChainedLog log = ChainedLog.open(temp, clock)) {
            assertThat(log.verify().fault()).isNull();
            assertThat(log.verify().entries()).isEqualTo(47);
        }
        for (Path file : RecordFiles.logs(temp)) {
            assertThat(Files.readString(file)).doesNotContain("\"person-54\"");
        }
    }

    @Test
    void whatIsTakenFromTheBeginningWithoutTheLogsOwnWordIsFound() throws IOException {
        try (ChainedLog log = ChainedLog.open(temp, clock)) {
            for (int i = 0; i < 100; i++) {
                log.append("kind", Map.of());
                clock.advance(Duration.ofDays(1));
            }
            log.forget(clock.instant().minus(Duration.ofDays(80)));
        }
        Files.delete(RecordFiles.logs(temp).get(0));
        try (ChainedLog log = ChainedLog.open(temp, clock)) {
            assertThat(log.verify().fault())
                    .hasToString("records-2027-01.jsonl, line 1: the entries before this one are" + " missing");
        }
    }

    /** To forget takes several steps: a process that ends between them leaves it to the next. */
    @Test
    void forgettingThatWasBegunIsFinishedAtTheNextStart() throws IOException {
        Path early = temp.resolve("early");
        Path late = temp.resolve("late");
        try (ChainedLog log = ChainedLog.open(early, clock)) {
            for (int i = 0; i < 100; i++) {
                log.append("kind", Map.of());
                clock.advance(Duration.ofDays(1));
            }
            RecordFiles.copy(early, late);
            log.forget(clock.instant().minus(Duration.ofDays(10)));
        }
        // The line that says so is there, and the old ones still are.
        Path last = RecordFiles.log(early);
        String all = Files.readString(RecordFiles.log(late));
        String kept = Files.readString(last);
        Files.writeString(RecordFiles.log(late), all + kept.substring(kept.lastIndexOf('\n', kept.length() - 2) + 1));
        Files.copy(early.resolve("head"), late.resolve("head"), StandardCopyOption.REPLACE_EXISTING);
        Files.delete(RecordFiles.logs(late).get(0));
        try (ChainedLog log = ChainedLog.open(late, clock)) {
            assertThat(log.verify().fault()).isNull();
            assertThat(log.verify().entries()).isEqualTo(11);
        }
        assertThat(Files.readString(RecordFiles.log(late))).isEqualTo(kept);
    }

    @Test
    void toHaveForgottenIsNoEntryThatIsForgotten() throws IOException {
        try (ChainedLog log = ChainedLog.open(temp, clock)) {
            log.append("kind", Map.of());
            clock.advance(Duration.ofDays(50));
            assertThat(log.forget(clock.instant())).isEqualTo(1);
            clock.advance(Duration.ofDays(50));
            Tip tip = log.tip();
            assertThat(log.forget(clock.instant())).isZero();
            assertThat(log.tip()).isEqualTo(tip);
            log.append("kind", Map.of());
            clock.advance(Duration.ofDays(1));
            assertThat(log.forget(clock.instant())).isEqualTo(1);
            assertThat(log.verify()).isEqualTo(new Verification(1, log.tip(), null));
        }
    }

    @Test
    void aMonthsFileThatCannotBeMadeLeavesTheLogSound() throws IOException {
        try (ChainedLog log = ChainedLog.open(temp, clock)) {
            log.append("kind", Map.of());
            clock.advance(Duration.ofDays(31));
            Path inTheWay = Files.createDirectory(temp.resolve("records-2026-12.jsonl"));
            assertThatThrownBy(() -> log.append("kind", Map.of())).isInstanceOf(IOException.class);
            Files.delete(inTheWay);
            assertThat(log.verify()).isEqualTo(new Verification(1, log.tip(), null));
            log.append("kind", Map.of());
            assertThat(log.verify()).isEqualTo(new Verification(2, log.tip(), null));
        }
    }

    @Test
    void manyThreadsAppendOneChain() throws IOException {
        try (ChainedLog log = ChainedLog.open(temp, clock)) {
            Threads.run(8, thread -> {
                for (int i = 0; i < 25; i++) {
                    try {
                        log.append("kind", Map.of("thread", "" + thread));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            });
            assertThat(log.verify()).isEqualTo(new Verification(200, log.tip(), null));
        }
    }

    @Test
    void anInterruptedThreadAppendsAndStaysInterrupted() throws IOException {
        try (ChainedLog log = ChainedLog.open(temp, clock)) {
            Thread.currentThread().interrupt();
            log.append("kind", Map.of());
            assertThat(Thread.interrupted()).isTrue();
            log.append("kind", Map.of());
            assertThat(log.verify().entries()).isEqualTo(2);
        }
    }

    @Test
    void anEntryThatCannotBeWrittenSpoilsNoOther() throws IOException {
        try (ChainedLog log = ChainedLog.open(temp, clock)) {
            assertThatThrownBy(() -> log.append("kind", Map.of("text", "x".repeat(300_000))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("262144 bytes");
            assertThatThrownBy(() -> log.append("kind", Map.of("prev", "x")))
                    .isInstanceOf(IllegalArgumentException.class);
            log.append("kind", Map.of());
            assertThat(log.verify().entries()).isEqualTo(1);
        }
    }

    @Test
    void aClosedLogTakesNothing() throws IOException {
        ChainedLog log = ChainedLog.open(temp, clock);
        log.close();
        assertThatThrownBy(() -> log.append("kind", Map.of())).isInstanceOf(IOException.class);
        ChainedLog.open(temp, clock).close();
    }

    @Test
    void nobodyElseMayReadIt() throws IOException {
        try (ChainedLog log = ChainedLog.open(temp.resolve("records"), clock)) {
            log.append("kind", Map.of());
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve("records"))))
                .isEqualTo("rwx------");
        for (Path file : List.of(RecordFiles.log(temp.resolve("records")), temp.resolve("records/head"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }
}
