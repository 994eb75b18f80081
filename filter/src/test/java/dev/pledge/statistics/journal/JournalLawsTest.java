package dev.pledge.statistics.journal;

import static dev.pledge.statistics.journal.Accesses.access;
import static dev.pledge.statistics.journal.Accesses.accesses;
import static dev.pledge.statistics.journal.Accesses.appendAll;
import static dev.pledge.statistics.journal.Accesses.drained;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.statistics.AccessBatch;
import dev.pledge.statistics.PageAccess;
import dev.pledge.statistics.Pseudonym;
import dev.pledge.statistics.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeTry;

/** What holds for any access, any damage and any moment of death. */
class JournalLawsTest {
    private static final JournalSettings SMALL = JournalSettings.inMemory().withSegments(4096);

    private Path directory = Path.of("");
    private int tries;
    private Path temp = Path.of("");

    @BeforeTry
    void makeDirectory() throws IOException {
        if (temp.toString().isEmpty()) {
            temp = Files.createTempDirectory("journal-laws");
        }
        directory = temp.resolve("try-" + tries++);
    }

    @AfterProperty
    void deleteDirectories() throws IOException {
        deleteAll(temp);
        temp = Path.of("");
    }

    private static Journal open(Path directory) throws IOException {
        JournalSettings settings = new JournalSettings(directory, 4096, 1 << 20, Fsync.NEVER);
        return Journal.open(settings, Clock.systemUTC());
    }

    @Provide
    Arbitrary<PageAccess> anyAccess() {
        Arbitrary<String> text = Arbitraries.strings().ofMaxLength(250);
        return Combinators.combine(
                        Arbitraries.oneOf(
                                text, Arbitraries.strings().ascii().ofMaxLength(250), text.map(t -> "/ä€😀\uD800" + t)),
                        Arbitraries.longs(),
                        Combinators.combine(Arbitraries.longs(), Arbitraries.longs())
                                .as(Pseudonym::new)
                                .injectNull(0.3),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.integers(),
                        Arbitraries.longs(),
                        text.injectNull(0.3))
                .as(PageAccess::new);
    }

    /** Half a surrogate pair is no text; it becomes what Java makes of it. */
    private static PageAccess wellFormed(PageAccess a) {
        return new PageAccess(
                wellFormed(a.page()),
                a.epochMillis(),
                a.person(),
                a.view(),
                a.bot(),
                a.status(),
                a.micros(),
                a.referrer() == null ? null : wellFormed(a.referrer()));
    }

    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    @Property(tries = 300)
    void whatIsAppendedIsRead(@ForAll @Size(max = 5) List<@From("anyAccess") PageAccess> accesses) throws IOException {
        try (Journal journal = Journal.open(SMALL, Clock.systemUTC())) {
            appendAll(journal, accesses);
            List<PageAccess> read = new ArrayList<>();
            Backlog.Reading reading = journal.read(100);
            while (!reading.isEmpty()) {
                reading.entries().forEach(entry -> read.add(entry.access()));
                journal.acknowledge(reading);
                reading = journal.read(100);
            }
            assertThat(read)
                    .isEqualTo(
                            accesses.stream().map(JournalLawsTest::wellFormed).toList());
        }
    }

    @Property(tries = 150)
    void damageTakesRecordsAwayAndMakesNone(
            @ForAll Random random, @ForAll @IntRange(max = 12) int flips, @ForAll boolean cut) throws IOException {
        List<PageAccess> appended = accesses(40);
        try (Journal journal = open(directory)) {
            appendAll(journal, appended);
        }
        Path file = onlySegment();
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < flips; i++) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        Files.write(file, cut ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes);

        try (Journal journal = open(directory)) {
            List<PageAccess> read = drained(journal);
            assertThat(appended).containsAll(read);
            assertThat(read).doesNotHaveDuplicates();
            assertThat(journal.append(access(1))).isTrue();
            if (flips == 0 && !cut) {
                assertThat(read).isEqualTo(appended);
            }
        }
    }

    private Path onlySegment() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith("segment-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** A step in the life of a node whose store outlives it. */
    enum Step {
        APPEND,
        APPEND_MUCH,
        READ_WITHOUT_ACKNOWLEDGING,
        DRAIN_SOME,
        DRAIN_ALL,
        STORE_REFUSES,
        STORE_BREAKS_HALFWAY,
        STORE_BREAKS_AFTERWARDS,
        DIES,
        RESTARTS
    }

    @Property(tries = 150)
    void whateverHappensEachAccessIsCountedOnce(@ForAll @Size(min = 5, max = 25) List<Step> steps) throws Exception {
        KeepingStore store = new KeepingStore();
        Path place = directory.resolve("0");
        Journal journal = open(place);
        int appended = 0;
        for (Step step : steps) {
            store.turn(
                    switch (step) {
                        case STORE_REFUSES -> KeepingStore.Mood.REFUSES;
                        case STORE_BREAKS_HALFWAY -> KeepingStore.Mood.BREAKS_HALFWAY;
                        case STORE_BREAKS_AFTERWARDS -> KeepingStore.Mood.BREAKS_AFTERWARDS;
                        default -> KeepingStore.Mood.WELL;
                    });
            switch (step) {
                case APPEND -> appendAll(journal, List.of(access(appended++)));
                case APPEND_MUCH -> {
                    for (int i = 0; i < 70; i++) {
                        appendAll(journal, List.of(access(appended++)));
                    }
                }
                case READ_WITHOUT_ACKNOWLEDGING -> journal.read(7);
                case DRAIN_SOME, STORE_REFUSES, STORE_BREAKS_HALFWAY, STORE_BREAKS_AFTERWARDS ->
                    apply(journal, store, 7);
                case DRAIN_ALL -> Accesses.drain(journal, store);
                case DIES -> {
                    Path copy = directory.resolve(place.getFileName() + "1");
                    copy(place, copy);
                    journal.close();
                    place = copy;
                    journal = open(place);
                }
                case RESTARTS -> {
                    journal.close();
                    journal = open(place);
                }
            }
        }
        store.turn(KeepingStore.Mood.WELL);
        Accesses.drain(journal, store);
        journal.close();
        assertThat(store.applied()).isEqualTo(accesses(appended));
        assertThat(journal.torn()).isZero();
    }

    private static void apply(Journal journal, KeepingStore store, int most) {
        Backlog.Reading reading = journal.read(most);
        if (reading.entries().isEmpty()) {
            return;
        }
        try {
            store.apply(new AccessBatch(reading.segment().header().node().toString(), reading.entries()));
            journal.acknowledge(reading);
        } catch (StoreException e) {
            // It is kept, and read again.
        }
    }

    /**
     * What is in the files at one moment is what a killed process leaves; the lock it does not leave. While the journal's
     * own thread renames files there is no such moment.
     */
    private static void copy(Path from, Path to) throws IOException {
        Set<String> before = Set.of();
        Set<String> after = names(from);
        while (!before.equals(after)) {
            before = after;
            deleteAll(to);
            Files.createDirectory(to);
            for (String name : before) {
                try {
                    Files.copy(from.resolve(name), to.resolve(name));
                } catch (NoSuchFileException e) {
                    break; // it has just been renamed
                }
            }
            after = names(from);
        }
    }

    private static Set<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("lock") && !name.equals("owner"))
                    .collect(Collectors.toSet());
        }
    }

    private static void deleteAll(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file); // a journal that a failure has left open deletes as well
            }
        }
    }
}
