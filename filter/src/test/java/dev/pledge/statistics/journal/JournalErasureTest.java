package dev.pledge.statistics.journal;

import static dev.pledge.statistics.journal.Accesses.access;
import static dev.pledge.statistics.journal.Accesses.accesses;
import static dev.pledge.statistics.journal.Accesses.appendAll;
import static dev.pledge.statistics.journal.Accesses.drained;
import static dev.pledge.statistics.journal.Accesses.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.statistics.Erasure;
import dev.pledge.statistics.PageAccess;
import dev.pledge.statistics.Pseudonym;
import dev.pledge.testing.WrittenFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After an erasure, no byte of the journal points at the person, and each access is still counted. */
class JournalErasureTest {
    @TempDir
    Path temp;

    private Journal open() throws IOException {
        return Journal.open(JournalSettings.in(temp).withSegments(64 * 1024), Clock.systemUTC());
    }

    private static PageAccess ofNobody(PageAccess access) {
        return new PageAccess(
                access.page(),
                access.epochMillis(),
                null,
                access.view(),
                access.bot(),
                access.status(),
                access.micros(),
                access.referrer());
    }

    @Test
    void anAccessThatWasNotDrainedStaysAsThatOfNobody() throws IOException {
        try (Journal journal = open()) {
            appendAll(journal, accesses(3_000));
            assertThat(holds(person(2_000))).isTrue();
            assertThat(journal.erase(List.of(person(2_000), person(70_000)))).isTrue();
            assertThat(holds(person(2_000))).isFalse();
            assertThat(holds(person(2_001))).isTrue();
            List<PageAccess> expected = accesses(3_000);
            expected.set(2_000, ofNobody(expected.get(2_000)));
            assertThat(drained(journal)).isEqualTo(expected);
            assertThat(journal.torn()).isZero();
            assertThat(journal.erase(List.of(person(2_000)))).isFalse();
        }
    }

    @Test
    void whatAnEarlierProcessLeftIsErasedAsWell() throws IOException {
        try (Journal journal = open()) {
            appendAll(journal, accesses(10));
        }
        try (Journal journal = open()) {
            assertThat(journal.erase(List.of(person(3)))).isTrue();
            assertThat(holds(person(3))).isFalse();
            assertThat(drained(journal)).hasSize(10).contains(ofNobody(access(3)));
        }
    }

    @Test
    void aTornRecordIsErasedAsWell() throws IOException {
        Path file = left();
        change(file, placeOf(Files.readAllBytes(file), person(5)) - 8); // in its time
        try (Journal journal = open()) {
            assertThat(journal.erase(List.of(person(5)))).isTrue();
            assertThat(holds(person(5))).isFalse();
            assertThat(drained(journal)).hasSize(9).doesNotContain(ofNobody(access(5)));
            assertThat(journal.torn()).isOne();
        }
    }

    /** Leaves a file with ten accesses. */
    private Path left() throws IOException {
        try (Journal journal = open()) {
            appendAll(journal, accesses(10));
        }
        return files().stream()
                .filter(file -> file.toString().contains("segment-"))
                .findFirst()
                .orElseThrow();
    }

    private static void change(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    void whatWasSetAsideIsErasedAsWell() throws IOException {
        change(left(), 0);
        try (Journal journal = open()) {
            assertThat(files().toString()).contains(".unreadable");
            assertThat(drained(journal)).isEmpty();
            assertThat(journal.erase(List.of(person(5)))).isTrue();
            assertThat(holds(person(5))).isFalse();
            assertThat(holds(person(6))).isTrue();
        }
    }

    @Test
    void whatWasDrainedIsInNoFileAnyMore() throws IOException {
        try (Journal journal = open()) {
            appendAll(journal, accesses(10));
            assertThat(holds(person(5))).isTrue();
            drained(journal);
            assertThat(holds(person(5))).isFalse();
        }
    }

    @Test
    void whatTheStoreCannotForgetNowItForgetsBeforeItTakesMore() throws Exception {
        KeepingStore store = new KeepingStore();
        try (Journal journal = open();
                Drainer drainer = Accesses.drainer(journal, store)) {
            appendAll(journal, accesses(10));
            store.turn(KeepingStore.Mood.REFUSES);
            assertThat(drainer.erase(List.of(person(5)))).isEqualTo(Erasure.ACCEPTED);
            assertThat(holds(person(5))).isFalse();
            journal.append(access(5)); // the person is here again
            store.turn(KeepingStore.Mood.WELL);
            drainer.start();
            assertThat(drainer.catchUp(Accesses.LONG)).isTrue();
            assertThat(store.erased()).containsExactly(person(5));
            assertThat(store.heldOf(person(5))).isOne();
            assertThat(journal.erasures().size()).isZero();
            assertThat(files().toString()).doesNotContain("erasures");
        }
    }

    /** A process that dies meanwhile is like one that ends: what it was asked for is in a file. */
    @Test
    void anErasureThatWasAcceptedSurvivesARestart() throws Exception {
        KeepingStore store = new KeepingStore();
        List<Pseudonym> person = List.of(person(5), person(6));
        try (Journal journal = open();
                Drainer drainer = Accesses.drainer(journal, store)) {
            appendAll(journal, accesses(10));
            drainer.start();
            assertThat(drainer.catchUp(Accesses.LONG)).isTrue();
            store.turn(KeepingStore.Mood.REFUSES);
            assertThat(drainer.erase(person)).isEqualTo(Erasure.ACCEPTED);
            assertThat(drainer.erase(List.of(person(7)))).isEqualTo(Erasure.ACCEPTED);
        }
        try (Journal journal = open();
                Drainer drainer = Accesses.drainer(journal, store)) {
            assertThat(journal.erasures().size()).isEqualTo(3);
            drainer.start();
            assertThat(drainer.catchUp(Duration.ofMillis(200))).isFalse();
            Accesses.await(() -> drainer.state().failingSince() != null);
            assertThat(store.heldOf(person(5))).isOne();
            store.turn(KeepingStore.Mood.WELL);
            Accesses.await(() -> drainer.catchUp(Accesses.LONG));
            Accesses.await(() -> drainer.state().failingSince() == null);
            assertThat(store.erased()).containsExactlyInAnyOrder(person(5), person(6), person(7));
            assertThat(store.heldOf(person(5))).isZero();
        }
        try (Journal journal = open()) {
            assertThat(journal.erasures().isEmpty()).isTrue();
        }
    }

    @Test
    void whoeverIsErasedAgainMeanwhileIsNotWaitedFor() throws Exception {
        KeepingStore store = new KeepingStore();
        try (Journal journal = open();
                Drainer drainer = Accesses.drainer(journal, store)) {
            store.turn(KeepingStore.Mood.REFUSES);
            assertThat(drainer.erase(List.of(person(5)))).isEqualTo(Erasure.ACCEPTED);
            store.turn(KeepingStore.Mood.WELL);
            assertThat(drainer.erase(List.of(person(5)))).isEqualTo(Erasure.NOTHING_HELD);
            assertThat(journal.erasures().isEmpty()).isTrue();
            appendAll(journal, accesses(6));
            assertThat(drainer.erase(List.of(person(5)))).isEqualTo(Erasure.DONE);
        }
    }

    @Test
    void aLineThatIsDamagedStopsNeitherTheStartNorTheOthers() throws Exception {
        KeepingStore store = new KeepingStore();
        store.turn(KeepingStore.Mood.REFUSES);
        try (Journal journal = open();
                Drainer drainer = Accesses.drainer(journal, store)) {
            drainer.erase(List.of(person(5)));
        }
        Path file = temp.resolve("erasures");
        Files.writeString(file, "no person\n" + Files.readString(file));
        try (Journal journal = open()) {
            assertThat(journal.erasures().size()).isOne();
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(temp)) {
            return files.toList();
        }
    }

    private boolean holds(Pseudonym person) throws IOException {
        for (String written : WrittenFiles.beneath(temp).values()) {
            if (placeOf(written.getBytes(StandardCharsets.ISO_8859_1), person) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static int placeOf(byte[] bytes, Pseudonym person) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + 16 <= bytes.length; at++) {
            if (buffer.getLong(at) == person.high() || buffer.getLong(at + 8) == person.low()) {
                return at;
            }
        }
        return -1;
    }
}
