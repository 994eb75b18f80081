package dev.pledge.statistics.journal;

import static dev.pledge.statistics.journal.Accesses.LONG;
import static dev.pledge.statistics.journal.Accesses.access;
import static dev.pledge.statistics.journal.Accesses.accesses;
import static dev.pledge.statistics.journal.Accesses.appendAll;
import static dev.pledge.statistics.journal.Accesses.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pledge.statistics.PageAccess;
import dev.pledge.statistics.PageNames;
import dev.pledge.statistics.StoreException;
import dev.pledge.testing.SetClock;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is in the journal comes to the store, sooner or later. */
class DrainerTest {
    private final KeepingStore store = new KeepingStore();
    private final SetClock clock = new SetClock();
    private final Journal journal = inMemory();

    private static Journal inMemory() {
        try {
            return Journal.open(JournalSettings.inMemory(), Clock.systemUTC());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void close() throws IOException {
        journal.close();
    }

    private Drainer drainer(int maxPages, List<Chore> chores) {
        return new Drainer(journal, store, new PageLimit(maxPages, store), chores, clock);
    }

    @Test
    void whatIsAppendedComesToTheStoreByItself() throws InterruptedException {
        try (Drainer drainer = drainer(100, List.of())) {
            drainer.start();
            journal.append(access(1));
            await(() -> store.applied().equals(List.of(access(1))));
            await(() -> drainer.state().applied() == 1);
            assertThat(drainer.state().lastSuccess()).isEqualTo(clock.instant());
        }
    }

    @Test
    void whoCatchesUpReadsWhatIsWritten() {
        try (Drainer drainer = drainer(100, List.of())) {
            drainer.start();
            for (int i = 0; i < 50; i++) {
                journal.append(access(i));
                assertThat(drainer.catchUp(LONG)).isTrue();
                assertThat(store.applied()).hasSize(i + 1);
            }
            assertThat(drainer.state().pendingBytes()).isZero();
        }
    }

    @Test
    void aStoreThatFailsIsTriedAgainAndGetsEachAccessOnce() throws InterruptedException {
        try (Drainer drainer = drainer(1_000, List.of())) {
            appendAll(journal, accesses(100));
            store.turn(KeepingStore.Mood.BREAKS_HALFWAY);
            drainer.start();
            await(() -> drainer.state().failingSince() != null);
            assertThat(drainer.state().message()).isEqualTo("the connection broke");
            assertThat(drainer.catchUp(LONG)).isFalse();
            store.turn(KeepingStore.Mood.BREAKS_AFTERWARDS);
            assertThat(drainer.catchUp(LONG)).isFalse();
            store.turn(KeepingStore.Mood.WELL);
            await(() -> drainer.catchUp(LONG));
            assertThat(store.applied()).isEqualTo(accesses(100));
            assertThat(drainer.state().failingSince()).isNull();
        }
    }

    @Test
    void closingBringsTheLastOfItToTheStore() {
        Drainer drainer = drainer(100, List.of());
        drainer.start();
        appendAll(journal, accesses(30));
        drainer.close();
        assertThat(store.applied()).isEqualTo(accesses(30));
        assertThat(drainer.catchUp(LONG)).isTrue();
        journal.append(access(30));
        assertThat(drainer.catchUp(LONG)).isFalse();
    }

    @Test
    void closingBringsAllToTheStoreHoweverManySegmentsItIsIn() {
        appendAll(journal, accesses(60_000));
        Drainer drainer = drainer(100_000, List.of());
        drainer.start();
        drainer.close();
        assertThat(store.applied()).hasSize(60_000);
        assertThat(drainer.state().pendingBytes()).isZero();
    }

    @Test
    void muchIsBroughtInLargeBatches() {
        appendAll(journal, accesses(60_000));
        try (Drainer drainer = drainer(100_000, List.of())) {
            drainer.start();
            assertThat(drainer.catchUp(LONG)).isTrue();
            assertThat(store.applied()).hasSize(60_000);
            assertThat(store.calls()).isLessThan(10);
        }
    }

    @Test
    void beyondTheLimitPagesOfADayAreOneAndOfOtherDaysAreNot() {
        long day = Duration.ofDays(1).toMillis();
        try (Drainer drainer = drainer(2, List.of())) {
            drainer.start();
            for (String page : List.of("/a", "/b", "/c", "/a")) {
                journal.append(PageAccess.view(page, 5, null));
            }
            journal.append(new PageAccess("/error", 5, null, false, false, 404, 0, null));
            journal.append(PageAccess.view("/c", 5 - day, null));
            assertThat(drainer.catchUp(LONG)).isTrue();
            assertThat(store.applied().stream().map(PageAccess::page))
                    .containsExactly("/a", "/b", PageNames.OTHER, "/a", "/error", "/c");
        }
    }

    @Test
    void beyondTheLimitReferrersAreOneToo() {
        try (Drainer drainer = drainer(1, List.of())) {
            drainer.start();
            for (String host : List.of("a.example", "b.example", "a.example")) {
                journal.append(new PageAccess("/", 5, null, true, false, 200, 0, host));
            }
            assertThat(drainer.catchUp(LONG)).isTrue();
            assertThat(store.applied().stream().map(PageAccess::referrer))
                    .containsExactly("a.example", PageNames.OTHER, "a.example");
        }
    }

    @Test
    void choresAreDoneAndOneThatFailsStopsNothing() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(3);
        AtomicInteger failed = new AtomicInteger();
        Chore failing = new Chore("failing", Duration.ofMillis(1), () -> {
            if (failed.incrementAndGet() == 1) {
                throw new StackOverflowError("the thread that drains must go on");
            }
            throw new StoreException("away", new IllegalStateException());
        });
        try (Drainer drainer =
                drainer(100, List.of(failing, new Chore("counting", Duration.ofMillis(1), done::countDown)))) {
            drainer.start();
            for (int i = 0; i < 3; i++) {
                journal.append(access(i));
                assertThat(drainer.catchUp(LONG)).isTrue();
            }
            assertThat(done.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(failed.get()).isPositive();
        }
        assertThatThrownBy(() -> new Chore("never", Duration.ZERO, done::countDown))
                .hasMessageContaining("never: every PT0S; expected a positive duration");
    }
}
