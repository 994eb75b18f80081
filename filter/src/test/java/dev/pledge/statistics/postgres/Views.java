package dev.pledge.statistics.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.statistics.AccessBatch;
import dev.pledge.statistics.PageAccess;
import dev.pledge.statistics.PageTotal;
import dev.pledge.statistics.Person;
import dev.pledge.statistics.Pseudonym;
import dev.pledge.statistics.ReferrerTotal;
import dev.pledge.statistics.StatisticsAnswers.Audience;
import dev.pledge.statistics.StatisticsStore;
import dev.pledge.statistics.StoreException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Batches that are all alike but for their positions, so that whoever knows how many were applied knows all sums. */
final class Views {
    static final LocalDate DAY = LocalDate.parse("2026-11-22");

    /** So many views are in a batch, over three days; each page has as many as the others. */
    static final int BATCH = 60;

    static final int PAGES = 5;
    private static final int PERSONS = 20;
    private static final int DAYS = 3;

    private Views() {}

    /** Returns a node's batch with a number from 0. */
    static AccessBatch batch(String node, int number) {
        return new AccessBatch(
                node,
                IntStream.range(0, BATCH)
                        .mapToObj(i -> new AccessBatch.Entry(1 + (long) BATCH * number + i, view(i)))
                        .toList());
    }

    private static PageAccess view(int number) {
        LocalDate day = DAY.minusDays(number % DAYS);
        return new PageAccess(
                "/page-" + number % PAGES,
                day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli() + 1_000L * number,
                person(number % PERSONS),
                true,
                false,
                200,
                1_000,
                "news.example");
    }

    static Pseudonym person(int number) {
        return new Pseudonym(0x9E3779B97F4A7C15L * (number + 1), number);
    }

    /** Checks that so many batches were counted, each of their accesses once, by every sum there is. */
    static void assertApplied(StatisticsStore store, int batches) throws StoreException {
        LocalDate from = DAY.minusDays(DAYS - 1);
        long views = (long) BATCH * batches;
        assertThat(store.views(from, DAY)).isEqualTo(Map.of(Audience.PEOPLE, views, Audience.BOTS, 0L));
        assertThat(store.statusClasses(from, DAY)).isEqualTo(Map.of(2, views));
        assertThat(store.referrers(from, DAY, 9)).containsExactly(new ReferrerTotal("news.example", views));
        assertThat(store.topPages(Audience.PEOPLE, from, DAY, 99))
                .isEqualTo(IntStream.range(0, PAGES)
                        .mapToObj(i -> new PageTotal("/page-" + i, views / PAGES))
                        .toList());
        assertThat(store.answerTimes(null, from, DAY).count()).isEqualTo(views);
        Person all = store.person(
                LongStream.range(0, PERSONS).mapToObj(i -> person((int) i)).toList());
        assertThat(all).isNotNull().extracting(Person::accesses).isEqualTo(views);
        assertThat(store.visitors(null, from, DAY).visitors()).isEqualTo(PERSONS);
        assertThat(List.copyOf(store.pages(DAY))).hasSize(PAGES);
    }

    /** Applies a batch as a journal does: again and again until the store has it. Returns how often it failed. */
    static int applyAtLast(StatisticsStore store, AccessBatch batch) {
        for (int failures = 0; ; failures++) {
            try {
                store.apply(batch);
                return failures;
            } catch (StoreException e) {
                try {
                    Thread.sleep(20);
                } catch (InterruptedException interrupted) {
                    throw new AssertionError(interrupted);
                }
            }
        }
    }
}
