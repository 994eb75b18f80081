package dev.pledge.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pledge.testing.SetClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {
    private static final Instant START = Instant.ofEpochSecond(686L * KeyRing.EPOCH_DAYS * 86_400);
    private static final int KEPT = 30;

    @TempDir
    Path directory;

    private final SetClock clock = new SetClock();

    KeyRingTest() {
        clock.set(START);
    }

    @Test
    void aSessionHasOnePseudonymAnEpochAndAPrincipalOneForGood() throws IOException {
        KeyRing ring = KeyRing.in(directory, KEPT, clock);
        Pseudonym session = ring.ofSession("s", clock.millis());
        Pseudonym principal = ring.ofPrincipal("jane");
        clock.advance(Duration.ofDays(KeyRing.EPOCH_DAYS - 1));
        assertThat(ring.ofSession("s", clock.millis())).isEqualTo(session);
        ring.turn();
        clock.advance(Duration.ofDays(1));
        assertThat(ring.ofSession("s", clock.millis())).isNotNull().isNotEqualTo(session);
        assertThat(ring.ofPrincipal("jane")).isEqualTo(principal);
        assertThat(ring.everOfSession("s")).contains(session, ring.ofSession("s", clock.millis()));
    }

    @Test
    void nodesThatShareTheDirectoryMakeTheSamePseudonymsAndSoDoesARestart() throws IOException {
        KeyRing one = KeyRing.in(directory, KEPT, clock);
        KeyRing other = KeyRing.in(directory, KEPT, clock);
        clock.advance(Duration.ofDays(KeyRing.EPOCH_DAYS));
        other.turn();
        one.turn();
        KeyRing later = KeyRing.in(directory, KEPT, clock);
        for (KeyRing ring : List.of(other, later)) {
            assertThat(ring.ofSession("s", clock.millis())).isEqualTo(one.ofSession("s", clock.millis()));
            assertThat(ring.everOfSession("s")).containsExactlyInAnyOrderElementsOf(one.everOfSession("s"));
            assertThat(ring.ofPrincipal("jane")).isEqualTo(one.ofPrincipal("jane"));
        }
    }

    /** A key lives until the last day that was recorded under it is no longer kept, and not a day longer. */
    @Test
    void aKeyIsDestroyedOnScheduleAndNothingOfItIsLeft() throws IOException {
        KeyRing ring = KeyRing.in(directory, KEPT, clock);
        Pseudonym first = Objects.requireNonNull(ring.ofSession("s", clock.millis()));
        Path file = directory.resolve("epoch-686.key");
        assertThat(file).exists();
        clock.advance(Duration.ofDays(KeyRing.EPOCH_DAYS + KEPT - 2));
        ring.turn();
        assertThat(file).exists();
        assertThat(ring.everOfSession("s")).contains(first);
        clock.advance(Duration.ofDays(1));
        ring.turn();
        assertThat(file).doesNotExist();
        assertThat(ring.everOfSession("s")).doesNotContain(first);
        assertThat(ring.ofSession("s", START.toEpochMilli())).isNull();
        assertThat(KeyRing.in(directory, KEPT, clock).everOfSession("s")).doesNotContain(first);
    }

    /** Another node's link to the file would show what it held. */
    @Test
    void aDestroyedKeyIsWrittenOver() throws IOException {
        KeyRing.in(directory, KEPT, clock);
        Path link = directory.resolve("link");
        Files.createLink(link, directory.resolve("epoch-686.key"));
        clock.advance(Duration.ofDays(100));
        KeyRing.in(directory, KEPT, clock);
        assertThat(Files.readAllBytes(link)).containsOnly(0);
    }

    @Test
    void tomorrowsKeyIsThereToday() throws IOException {
        clock.advance(Duration.ofDays(KeyRing.EPOCH_DAYS - 1));
        KeyRing ring = KeyRing.in(directory, KEPT, clock);
        clock.advance(Duration.ofDays(1));
        assertThat(ring.ofSession("s", clock.millis())).isNotNull();
    }

    @Test
    void inMemoryNobodyIsRecognisedAfterARestart() throws IOException {
        Set<Pseudonym> seen = new HashSet<>();
        for (int i = 0; i < 2; i++) {
            KeyRing ring = KeyRing.inMemory(KEPT, clock);
            ring.turn();
            seen.add(Objects.requireNonNull(ring.ofSession("s", clock.millis())));
            seen.add(ring.ofPrincipal("s"));
            assertThat(ring.ofSession("s", clock.millis())).isEqualTo(ring.ofSession("s", clock.millis()));
        }
        assertThat(seen).hasSize(4);
    }

    @Test
    void aFileThatHoldsNoKeyIsNamed() throws IOException {
        KeyRing.in(directory, KEPT, clock);
        Path file = directory.resolve("epoch-686.key");
        Files.writeString(file, "no key");
        assertThatThrownBy(() -> KeyRing.in(directory, KEPT, clock))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void otherFilesAreLeftAlone() throws IOException {
        Files.writeString(directory.resolve("epoch-1.key.bak"), "x");
        clock.advance(Duration.ofDays(3_000));
        KeyRing.in(directory, KEPT, clock);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(f -> f.getFileName().toString())).contains("epoch-1.key.bak", "principals.key");
        }
    }

    @Test
    void aRangeSaysHowManyKeysItLiesUnder() {
        LocalDate first = LocalDate.ofEpochDay(686L * KeyRing.EPOCH_DAYS);
        assertThat(KeyRing.epochs(first, first)).isEqualTo(1);
        assertThat(KeyRing.epochs(first, first.plusDays(KeyRing.EPOCH_DAYS - 1)))
                .isEqualTo(1);
        assertThat(KeyRing.epochs(first.minusDays(1), first)).isEqualTo(2);
        assertThat(KeyRing.epochs(first.minusDays(1), first.plusDays(KeyRing.EPOCH_DAYS)))
                .isEqualTo(3);
    }
}
