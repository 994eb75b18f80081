package dev.pledge.statistics.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.statistics.PageAccess;
import dev.pledge.statistics.Pseudonym;
import dev.pledge.statistics.StatisticsStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Accesses that can be told apart, and what a journal has of them. */
final class Accesses {
    /** Longer than anything takes that is to come. */
    static final Duration LONG = Duration.ofMinutes(2);

    private Accesses() {}

    static PageAccess access(int number) {
        return new PageAccess(
                "/page-" + number, 1_000L + number, person(number), true, false, 200, number, "example.org");
    }

    static Pseudonym person(int number) {
        return new Pseudonym(0x5EED_0000_0000_0000L + number, ~number);
    }

    static List<PageAccess> accesses(int count) {
        List<PageAccess> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(access(i));
        }
        return all;
    }

    /** Appends, again and again if there is no room yet. */
    static void appendAll(Journal journal, List<PageAccess> accesses) {
        long until = System.nanoTime() + LONG.toNanos();
        for (PageAccess access : accesses) {
            while (!journal.append(access)) {
                assertThat(System.nanoTime()).as("there is room in time").isLessThan(until);
                Thread.onSpinWait();
            }
        }
    }

    static List<PageAccess> sorted(List<PageAccess> accesses) {
        return accesses.stream()
                .sorted(Comparator.comparingLong(PageAccess::epochMillis))
                .toList();
    }

    static Drainer drainer(Journal journal, StatisticsStore store) {
        return new Drainer(journal, store, new PageLimit(1_000_000, store), List.of(), Clock.systemUTC());
    }

    /** Waits until something is so. */
    static void await(BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(until);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** Drains a journal and returns what was in it. */
    static List<PageAccess> drained(Journal journal) {
        KeepingStore store = new KeepingStore();
        drain(journal, store);
        return store.applied();
    }

    static void drain(Journal journal, StatisticsStore store) {
        try (Drainer drainer = drainer(journal, store)) {
            drainer.start();
            assertThat(drainer.catchUp(LONG)).isTrue();
        }
    }
}
