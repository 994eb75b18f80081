package dev.pledge.statistics.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pledge.statistics.AccessBatch;
import dev.pledge.statistics.PageAccess;
import dev.pledge.statistics.Person;
import dev.pledge.statistics.Pseudonym;
import dev.pledge.statistics.StatisticsAnswers.Audience;
import dev.pledge.statistics.StatisticsStore;
import dev.pledge.statistics.StoreException;
import dev.pledge.testing.WrittenFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedStoreTest {
    private static final int MANY = 3_000;

    @TempDir
    private Path directory;

    @RepeatedTest(3)
    void aKilledProcessLeavesWholeBatches() throws Exception {
        long told = WriterProcess.runAndKill(directory);
        told = Math.max(told, WriterProcess.runAndKill(directory));
        try (EmbeddedStore store = EmbeddedStore.open(directory)) {
            long views = views(store);
            assertThat(views).isBetween(told, told + WriterProcess.BATCH).isPositive();
            assertThat(views % WriterProcess.BATCH).isZero();
            assertThat(store.setAside()).isNull();
            assertThat(accessesOfPersons(store)).isEqualTo(views);
            assertThat(store.statusClasses(Visits.DAY, Visits.DAY.plusDays(1)).get(2))
                    .isEqualTo(views);
            assertThat(store.answerTimes(null, Visits.DAY, Visits.DAY.plusDays(1))
                            .count())
                    .isEqualTo(views);
            assertThat(store.referrers(Visits.DAY, Visits.DAY.plusDays(1), 1)
                            .get(0)
                            .accesses())
                    .isEqualTo(views);
            store.apply(Visits.batch(1, (int) views + 1));
            assertThat(views(store)).isEqualTo(views + 1);
        }
    }

    @Test
    void anErasedPersonIsInNoByteOfAnyFile() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.open(directory)) {
            for (int i = 0; i < 30; i++) {
                store.apply(Visits.batch(1 + 100L * i, 100));
            }
            assertThat(filesWith(Visits.person(3))).isNotEmpty();
            store.erase(List.of(Visits.person(3), Visits.person(4)));
            assertThat(filesWith(Visits.person(3))).isEmpty();
            assertThat(filesWith(Visits.person(4))).isEmpty();
            assertThat(filesWith(Visits.person(5))).isNotEmpty();
        }
        assertThat(filesWith(Visits.person(3))).isEmpty();
    }

    @Test
    void aForgottenDayIsInNoByteOfAnyFile() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.open(directory)) {
            store.apply(Visits.batch(1, MANY));
            store.forget(Visits.DAY, Visits.DAY.plusDays(2));
            assertThat(filesWith(Visits.person(3))).isEmpty();
            assertThat(views(store)).isEqualTo(MANY);
        }
    }

    @Test
    void manySmallBatchesLeaveFewFiles() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.open(directory)) {
            for (int i = 0; i < 300; i++) {
                store.apply(Visits.batch(1 + 3L * i, 3));
            }
            assertThat(accessesOfPersons(store)).isEqualTo(900);
        }
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).hasSizeLessThan(30);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aDamagedFileIsSetAsideAndTheStoreBeginsAnew(long seed) throws Exception {
        try (EmbeddedStore store = EmbeddedStore.open(directory)) {
            store.apply(Visits.batch(1, MANY));
        }
        Path file = directory.resolve("statistics.mv");
        byte[] noise = new byte[(int) Files.size(file)];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) random.nextInt();
        }
        Files.write(file, noise);
        try (EmbeddedStore store = EmbeddedStore.open(directory)) {
            assertThat(store.setAside()).isNotNull().hasBinaryContent(noise);
            assertThat(views(store)).isZero();
            assertThat(filesWith(Visits.person(3))).isEmpty();
            store.apply(Visits.batch(1, 10));
            assertThat(views(store)).isEqualTo(10);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 4_096, 8_192, 20_000})
    void aFileThatWasCutOffNeverStopsTheStart(int length) throws Exception {
        try (EmbeddedStore store = EmbeddedStore.open(directory)) {
            for (int i = 0; i < 20; i++) {
                store.apply(Visits.batch(1 + 100L * i, 100));
            }
        }
        Path file = directory.resolve("statistics.mv");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, Math.min(length, whole.length)));
        try (EmbeddedStore store = EmbeddedStore.open(directory)) {
            long before = views(store);
            store.apply(Visits.batch(1_000_001, 10));
            assertThat(views(store)).isEqualTo(before + 10);
        }
    }

    @Test
    void aLaterFormatIsRefusedAndLeftAsItIs() throws Exception {
        Path file = directory.resolve("statistics.mv");
        try (MVStore later = MVStore.open(file.toString())) {
            later.setStoreVersion(2);
            later.openMap("something").put("a", "b");
        }
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> EmbeddedStore.open(directory))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("found format 2, expected up to 1");
        assertThat(file).exists();
        assertThat(Files.size(file)).isGreaterThanOrEqualTo(before.length);
    }

    @Test
    void aDirectoryInUseIsRefused() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.open(directory)) {
            store.apply(Visits.batch(1, 10));
            assertThatThrownBy(() -> EmbeddedStore.open(directory))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("used by another process");
            store.apply(Visits.batch(11, 10));
            assertThat(views(store)).isEqualTo(20);
        }
    }

    @Test
    void aRunThatIsMissingCostsOnlyItsRowsAndOneTooManyIsDeleted() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.open(directory)) {
            store.apply(Visits.batch(1, 100));
            store.apply(Visits.batch(101, 100));
        }
        Files.delete(directory.resolve("persons-1.run"));
        Files.writeString(directory.resolve("persons-77.run"), "of a batch that was never committed");
        try (EmbeddedStore store = EmbeddedStore.open(directory)) {
            assertThat(directory.resolve("persons-77.run")).doesNotExist();
            assertThat(views(store)).isEqualTo(200);
            assertThat(accessesOfPersons(store)).isEqualTo(100);
        }
    }

    @Test
    void whatCouldNotBeWrittenIsWrittenLater() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.open(directory)) {
            store.apply(Visits.batch(1, 100));
            Path inTheWay = Files.createDirectory(directory.resolve("persons-2.run"));
            assertThatThrownBy(() -> store.apply(Visits.batch(101, 100)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(directory.toString());
            assertThat(views(store)).isEqualTo(100);
            Files.delete(inTheWay);
            store.apply(Visits.batch(101, 100));
            assertThat(views(store)).isEqualTo(200);
            assertThat(accessesOfPersons(store)).isEqualTo(200);
        }
    }

    @Test
    void anInterruptedThreadFailsAloneAndOnlyOnce() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.open(directory)) {
            store.apply(Visits.batch(1, 100));
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> store.person(List.of(Visits.person(1)))).isInstanceOf(StoreException.class);
            assertThatThrownBy(() -> store.apply(Visits.batch(101, 100))).isInstanceOf(StoreException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(views(store)).isEqualTo(100);
            store.apply(Visits.batch(101, 100));
            assertThat(views(store)).isEqualTo(200);
            assertThat(accessesOfPersons(store)).isEqualTo(200);
            Thread.currentThread().interrupt();
        }
        assertThat(Thread.interrupted()).isTrue();
        try (EmbeddedStore store = EmbeddedStore.open(directory)) {
            assertThat(store.setAside()).isNull();
            assertThat(accessesOfPersons(store)).isEqualTo(200);
        }
    }

    @Test
    void aFileThatWasClosedUnderItIsOpenedAgain() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.open(directory)) {
            store.apply(Visits.batch(1, 100));
            // To forget writes no run: the first that an interrupted thread meets is the file of the aggregates.
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> store.forget(Visits.DAY.plusDays(9), Visits.DAY))
                    .isInstanceOf(StoreException.class);
            assertThatThrownBy(() -> store.forget(Visits.DAY.plusDays(9), Visits.DAY))
                    .isInstanceOf(StoreException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(store.setAside()).isNull();
            assertThat(accessesOfPersons(store)).isEqualTo(100);
            store.apply(Visits.batch(101, 100));
            assertThat(accessesOfPersons(store)).isEqualTo(200);
        }
    }

    @Test
    void memoryForgetsWhoWasHereLeastRecently() throws StoreException {
        try (EmbeddedStore store = EmbeddedStore.inMemory(8)) {
            for (int i = 0; i < 100; i++) {
                long noon = Visits.DAY.toEpochDay() * 86_400_000 + 43_200_000;
                store.apply(new AccessBatch(
                        "one",
                        List.of(
                                new AccessBatch.Entry(2L * i + 1, PageAccess.view("/a", noon, Visits.person(1_000))),
                                new AccessBatch.Entry(2L * i + 2, PageAccess.view("/a", noon, Visits.person(i))))));
            }
            assertThat(views(store)).isEqualTo(200);
            assertThat(store.person(List.of(Visits.person(99)))).isNotNull();
            assertThat(store.person(List.of(Visits.person(1_000))))
                    .isNotNull()
                    .extracting(Person::accesses)
                    .isEqualTo(100L);
            assertThat(Stream.iterate(0, i -> i < 100, i -> i + 1).filter(i -> held(store, Visits.person(i))))
                    .hasSizeBetween(7, 9)
                    .doesNotContain(0, 50, 90);
        }
    }

    private static boolean held(StatisticsStore store, Pseudonym person) {
        try {
            return store.person(List.of(person)) != null;
        } catch (StoreException e) {
            throw new AssertionError(e);
        }
    }

    private static long views(StatisticsStore store) throws StoreException {
        return store.views(Visits.DAY, Visits.DAY.plusDays(1)).getOrDefault(Audience.PEOPLE, 0L);
    }

    private static long accessesOfPersons(StatisticsStore store) throws StoreException {
        long sum = 0;
        for (int i = 0; i < Visits.PERSONS; i++) {
            Person held = store.person(List.of(Visits.person(i)));
            sum += held == null ? 0 : held.accesses();
        }
        return sum;
    }

    /** Returns the files in which the bytes of a pseudonym are, or one half of them. */
    private List<Path> filesWith(Pseudonym person) throws IOException {
        return WrittenFiles.beneath(directory).entrySet().stream()
                .filter(file -> holds(file.getValue(), person.high()) || holds(file.getValue(), person.low()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean holds(String written, long bits) {
        byte[] wanted = ByteBuffer.allocate(Long.BYTES).putLong(bits).array();
        return written.contains(new String(wanted, StandardCharsets.ISO_8859_1));
    }
}
