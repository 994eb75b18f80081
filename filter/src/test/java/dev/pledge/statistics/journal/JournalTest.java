package dev.pledge.statistics.journal;

import static dev.pledge.statistics.journal.Accesses.LONG;
import static dev.pledge.statistics.journal.Accesses.access;
import static dev.pledge.statistics.journal.Accesses.accesses;
import static dev.pledge.statistics.journal.Accesses.appendAll;
import static dev.pledge.statistics.journal.Accesses.drain;
import static dev.pledge.statistics.journal.Accesses.drained;
import static dev.pledge.statistics.journal.Accesses.drainer;
import static dev.pledge.statistics.journal.Accesses.sorted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.pledge.statistics.PageAccess;
import dev.pledge.testing.SetClock;
import dev.pledge.testing.Threads;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is appended is read again, in order, whatever happens in between. */
class JournalTest {
    @TempDir
    Path temp;

    private Path directory() {
        return temp.resolve("journal");
    }

    private Journal open() throws IOException {
        return Journal.open(JournalSettings.in(directory()).withSegments(64 * 1024), Clock.systemUTC());
    }

    @Test
    void whatIsAppendedReachesTheStoreInOrder() throws IOException {
        try (Journal journal = open()) {
            accesses(500).forEach(journal::append);
            assertThat(drained(journal)).isEqualTo(accesses(500));
            assertThat(journal.recorded()).isEqualTo(500);
            assertThat(journal.lost()).isZero();
            assertThat(journal.pendingBytes()).isZero();
        }
    }

    /** The store takes what is numbered before what it has for what it has. */
    @Test
    void aClockThatWasSetBackOverStartsWithoutAnAccessLosesNothing() throws IOException {
        KeepingStore store = new KeepingStore();
        SetClock clock = new SetClock();
        JournalSettings settings = JournalSettings.in(directory());
        for (int start = 0; start < 4; start++) {
            try (Journal journal = Journal.open(settings, clock)) {
                journal.append(access(start));
                drain(journal, store);
            }
            Journal.open(settings, clock).close();
            Journal.open(settings, clock).close();
            clock.advance(Duration.ofHours(-1));
        }
        assertThat(store.applied()).isEqualTo(accesses(4));
    }

    @Test
    void inMemoryItIsTheSame() throws IOException {
        try (Journal journal = Journal.open(JournalSettings.inMemory(), Clock.systemUTC())) {
            accesses(500).forEach(journal::append);
            assertThat(drained(journal)).isEqualTo(accesses(500));
        }
    }

    @Test
    void whatWasNotDrainedIsThereAfterARestart() throws IOException {
        String node;
        try (Journal journal = open()) {
            accesses(500).forEach(journal::append);
            node = journal.node();
        }
        try (Journal journal = open()) {
            assertThat(journal.node()).isEqualTo(node);
            journal.append(access(500));
            assertThat(drained(journal)).isEqualTo(accesses(501));
        }
        try (Journal journal = open()) {
            assertThat(drained(journal)).isEmpty();
        }
    }

    @Test
    void manySegmentsAreWrittenAndReadInOrder() throws IOException {
        try (Journal journal = open()) {
            appendAll(journal, accesses(10_000));
            assertThat(drained(journal)).isEqualTo(accesses(10_000));
        }
    }

    @Test
    void filesAreDeletedOnceTheStoreHasTakenThem() throws IOException {
        try (Journal journal = open()) {
            appendAll(journal, accesses(10_000));
            assertThat(files("segment-")).isGreaterThan(10);
            drained(journal);
        }
        assertThat(files("segment-")).isOne();
        assertThat(files("spare-")).isZero();
    }

    private long files(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(directory())) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .count();
        }
    }

    @Test
    void eightThreadsAppendAndNothingIsLostOrTwice() throws IOException {
        KeepingStore store = new KeepingStore();
        int each = 20_000;
        List<PageAccess> all = accesses(8 * each);
        try (Journal journal = Journal.open(JournalSettings.in(directory()).withSegments(1 << 20), Clock.systemUTC());
                Drainer drainer = drainer(journal, store)) {
            drainer.start();
            Threads.run(8, thread -> appendAll(journal, all.subList(thread * each, thread * each + each)));
            assertThat(drainer.catchUp(LONG)).isTrue();
            assertThat(journal.recorded()).isEqualTo(8L * each);
            assertThat(journal.torn()).isZero();
        }
        assertThat(sorted(store.applied())).isEqualTo(all);
    }

    @Test
    void whatDoesNotFitIntoTheBudgetIsCountedAndRecordingResumes() throws IOException {
        JournalSettings settings =
                JournalSettings.in(directory()).withSegments(64 * 1024).withBudget(128 * 1024);
        try (Journal journal = Journal.open(settings, Clock.systemUTC())) {
            long answered = 0;
            for (int i = 0; i < 5_000; i++) {
                answered += journal.append(access(i)) ? 1 : 0;
            }
            assertThat(journal.lost()).isPositive().isEqualTo(5_000 - answered);
            assertThat(drained(journal)).hasSize((int) answered);
            appendAll(journal, accesses(1));
        }
    }

    /** Each start begins a segment and makes the next one ready: blank, they must not use up the budget. */
    @Test
    void startsWithoutAStoreSpendTheBudgetOnlyOnWhatWasAppended() throws IOException {
        JournalSettings settings =
                JournalSettings.in(directory()).withSegments(64 * 1024).withBudget(256 * 1024);
        for (int start = 0; start < 40; start++) {
            try (Journal journal = Journal.open(settings, Clock.systemUTC())) {
                assertThat(journal.append(access(start))).as("start " + start).isTrue();
            }
        }
        try (Journal journal = Journal.open(settings, Clock.systemUTC())) {
            assertThat(journal.pendingBytes()).isLessThan(128 * 1024);
            assertThat(drained(journal)).isEqualTo(accesses(40));
            assertThat(journal.torn()).isZero();
        }
    }

    /** Where the file is cut off, no record is: not even one that ends in zeros. */
    @Test
    void aRecordThatEndsInZerosIsThereAfterARestart() throws IOException {
        PageAccess blank = new PageAccess("\0".repeat(1_000), 0, null, false, false, 0, 0, null);
        try (Journal journal = open()) {
            assertThat(journal.append(blank)).isTrue();
        }
        try (Journal journal = open()) {
            assertThat(drained(journal)).containsExactly(blank);
        }
    }

    @Test
    void aTextThatIsTooLongIsCountedAsLost() throws IOException {
        try (Journal journal = open()) {
            assertThat(journal.append(PageAccess.view("/" + "x".repeat(1_024), 1, null)))
                    .isFalse();
            assertThat(journal.append(PageAccess.view("/" + "x".repeat(1_023), 1, null)))
                    .isTrue();
            assertThat(journal.lost()).isOne();
        }
    }

    @Test
    void aClosedJournalRecordsNothing() throws IOException {
        Journal journal = open();
        journal.close();
        assertThat(journal.append(access(1))).isFalse();
        assertThat(journal.lost()).isOne();
        journal.close();
    }

    @Test
    void whatIsForcedAlwaysIsThere() throws IOException {
        try (Journal journal = Journal.open(
                JournalSettings.in(directory()).withSegments(64 * 1024).with(Fsync.ALWAYS), Clock.systemUTC())) {
            Threads.run(4, thread -> {
                for (int i = 0; i < 25; i++) {
                    assertThat(journal.append(access(thread * 25 + i))).isTrue();
                }
            });
            assertThat(drained(journal)).containsExactlyInAnyOrderElementsOf(accesses(100));
        }
    }

    @Test
    void aSecondJournalInTheSameDirectoryIsRefused() throws IOException {
        Journal first = open();
        assertThatThrownBy(this::open)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(directory().toString())
                .hasMessageContaining("in use by another application in this process");
        first.close();
        open().close();
    }

    @Test
    void nothingIsAllocatedWhenAnAccessIsAppended() throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        PageAccess access = access(7);
        try (Journal journal = Journal.open(JournalSettings.in(directory()), Clock.systemUTC())) {
            append(journal, access, 40_000); // all of it fits into one segment, so that no disk is waited for
            long before = threads.getCurrentThreadAllocatedBytes();
            append(journal, access, 40_000);
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            assertThat(allocated).isLessThan(1_000); // that of the measurement
            assertThat(journal.lost()).isZero();
        }
    }

    private static void append(Journal journal, PageAccess access, int times) {
        for (int i = 0; i < times; i++) {
            if (!journal.append(access)) {
                throw new AssertionError("not recorded");
            }
        }
    }
}
