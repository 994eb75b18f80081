package dev.pledge.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pledge.testing.SetClock;
import dev.pledge.testing.Threads;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    private static final Pseudonym JANE = new Pseudonym(1, 2);
    private static final Pseudonym JOHN = new Pseudonym(3, 4);
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final SetClock clock = new SetClock();
    private final Statistics statistics = Statistics.inMemory(3, 100, 5, clock);

    StatisticsTest() {
        clock.set(NOON.plus(Duration.ofMinutes(59)));
    }

    @Test
    void accessesAreCountedPerPageAndHour() {
        see("/home", NOON, null);
        see("/home", NOON.plusMillis(3_599_999), JANE);
        see("/cart", NOON.minusMillis(1), null);
        assertThat(statistics.hours(NOON.minus(Duration.ofHours(1)), NOON.plus(Duration.ofHours(1))))
                .containsExactly(
                        new PageHour("/cart", NOON.minus(Duration.ofHours(1)), 1), new PageHour("/home", NOON, 2));
        assertThat(statistics.hours(NOON.plusSeconds(1_800), NOON.plusSeconds(1_801)))
                .containsExactly(new PageHour("/home", NOON, 2));
        assertThat(statistics.hours(NOON.minus(Duration.ofHours(2)), NOON)).hasSize(1);
        assertThat(statistics.accesses("/home", NOON, NOON.plusSeconds(1))).isEqualTo(2);
        assertThat(statistics.recorded()).isEqualTo(3);
        assertThat(statistics.pages()).isEqualTo(2);
    }

    @Test
    void pagesBeyondTheBoundAreCountedAsOne() {
        for (int i = 0; i < 10; i++) {
            see("/page" + i, NOON, JANE);
        }
        assertThat(statistics.accesses(PageNames.OTHER, NOON, NOON.plusSeconds(1)))
                .isEqualTo(7);
        assertThat(statistics.hours(NOON, NOON.plusSeconds(1))).hasSize(4);
        assertThat(statistics.visitors(TODAY)).hasSize(4).containsKey(PageNames.OTHER);
        assertThat(statistics.visitors(PageNames.OTHER, TODAY, TODAY).visitors())
                .isEqualTo(1);
    }

    @Test
    void daysAreForgottenWhenTheyAreOver() {
        see("/home", NOON, JANE);
        clock.advance(Duration.ofDays(4));
        assertThat(statistics.accesses("/home", NOON, clock.instant())).isEqualTo(1);
        assertThat(statistics.visitors("/home", TODAY, TODAY).visitors()).isEqualTo(1);

        clock.advance(Duration.ofDays(1));
        assertThat(statistics.accesses("/home", NOON, clock.instant())).isZero();
        assertThat(statistics.visitors(TODAY)).isEmpty();
        assertThat(statistics.person(JANE)).isNull();

        see("/home", NOON, JANE);
        assertThat(statistics.expired()).isEqualTo(1);
        assertThat(statistics.recorded()).isEqualTo(1);
    }

    @Test
    void aClockThatWasWrongByYearsStopsNothingOnceItIsRight() {
        Instant now = clock.instant();
        clock.set(now.plus(Duration.ofDays(2_000)));
        see("/home", clock.instant(), null);
        clock.set(now);
        see("/home", now, null);
        assertThat(statistics.accesses("/home", NOON, now)).isEqualTo(1);
    }

    @Test
    void visitorsAreCountedOncePerPageAndOverDays() {
        clock.advance(Duration.ofDays(1));
        for (int i = 0; i < 5; i++) {
            see("/home", NOON, JANE);
            see("/home", NOON.plus(Duration.ofDays(1)), JANE);
        }
        see("/home", NOON, JOHN);
        see("/home", NOON, null);
        see("/cart", NOON, null);
        assertThat(statistics.visitors("/home", TODAY, TODAY)).isEqualTo(new VisitorEstimate(2, 2, 3, 1));
        assertThat(statistics.visitors("/home", TODAY, TODAY.plusDays(1)).visitors())
                .isEqualTo(2);
        assertThat(statistics
                        .visitors("/home", TODAY.plusDays(1), TODAY.plusDays(1))
                        .visitors())
                .isEqualTo(1);
        assertThat(statistics.visitors(TODAY)).containsOnlyKeys("/home");
        assertThat(statistics.visitors("/none", TODAY, TODAY)).isEqualTo(VisitorEstimate.NONE);
    }

    @Test
    void onePersonIsShownAndErased() {
        see("/home", NOON.plusSeconds(9), JANE);
        see("/home", NOON, JANE);
        see("/cart", NOON.plusSeconds(20), JANE);
        see("/home", NOON, JOHN);
        assertThat(statistics.person(JANE))
                .isEqualTo(new Person(List.of(
                        new Person.Page("/cart", 1, NOON.plusSeconds(20), NOON.plusSeconds(20)),
                        new Person.Page("/home", 2, NOON, NOON.plusSeconds(9)))));
        assertThat(statistics.persons()).isEqualTo(2);

        assertThat(statistics.erase(JANE)).isTrue();
        assertThat(statistics.erase(JANE)).isFalse();
        assertThat(statistics.person(JANE)).isNull();
        assertThat(statistics.person(JOHN)).isNotNull();
        assertThat(statistics.accesses("/home", NOON, NOON.plusSeconds(1))).isEqualTo(3);
    }

    @Test
    void thePagesOfOnePersonAreBounded() {
        for (int i = 0; i < 600; i++) {
            see("/page" + i, NOON, JANE);
        }
        Person jane = Objects.requireNonNull(statistics.person(JANE));
        assertThat(jane.pages()).hasSize(501).contains(new Person.Page(PageNames.OTHER, 100, NOON, NOON));
        assertThat(jane.accesses()).isEqualTo(600);
    }

    @Test
    void personsAreBounded() {
        for (int i = 0; i < 10_000; i++) {
            see("/home", NOON, new Pseudonym(i, i));
        }
        assertThat(statistics.persons()).isLessThanOrEqualTo(100);
        assertThat(statistics.recorded()).isEqualTo(10_000);
    }

    @Property(tries = 12)
    void nothingIsCountedTwiceOrLostByAnyNumberOfThreads(@ForAll @IntRange(min = 1, max = 8) int threads) {
        Statistics shared = Statistics.inMemory(20, 1_000, 3, clock);
        int each = 5_000;
        Threads.run(threads, t -> {
            for (int i = 0; i < each; i++) {
                long when = NOON.toEpochMilli() - (i % 48) * 3_600_000L;
                shared.record(PageAccess.view("/page" + i % 30, when, new Pseudonym(i % 200, 0)));
            }
        });
        long all = (long) threads * each;
        assertThat(shared.recorded()).isEqualTo(all);
        assertThat(shared.hours(Instant.EPOCH, clock.instant()).stream()
                        .mapToLong(PageHour::accesses)
                        .sum())
                .isEqualTo(all);
        long ofPersons = 0;
        for (int p = 0; p < 200; p++) {
            Person person = shared.person(new Pseudonym(p, 0));
            ofPersons += person == null ? 0 : person.accesses();
        }
        assertThat(ofPersons).isEqualTo(all);
    }

    @Test
    void visitorsOfManyThreadsAreEstimatedWithinTheStatedError() {
        Statistics shared = Statistics.inMemory(20, 1_000, 3, clock);
        int each = 50_000;
        Threads.run(4, t -> {
            SplittableRandom ids = new SplittableRandom(t);
            for (int i = 0; i < each; i++) {
                Pseudonym visitor = new Pseudonym(ids.nextLong(), 0);
                shared.record(PageAccess.view("/home", NOON.toEpochMilli(), visitor));
                shared.record(PageAccess.view("/home", NOON.toEpochMilli(), visitor));
                if (i % 10_000 == 0) {
                    shared.visitors("/home", TODAY, TODAY);
                }
            }
        });
        VisitorEstimate estimate = shared.visitors("/home", TODAY, TODAY);
        assertThat(estimate.visitors()).isCloseTo(4L * each, within(4L * each * 4 / 100));
        assertThat(estimate.atLeast()).isLessThan(estimate.visitors());
        assertThat(estimate.atMost()).isGreaterThan(estimate.visitors());
    }

    @Test
    void noVisitorIsLostToAThreadThatHasTheSketch() {
        for (int round = 0; round < 100; round++) {
            Statistics shared = Statistics.inMemory(1, 10, 2, clock);
            Threads.run(4, t -> {
                for (int i = 0; i < 50; i++) {
                    Pseudonym visitor = new Pseudonym(t * 1_000L + i, 0);
                    shared.record(PageAccess.view("/home", NOON.toEpochMilli(), visitor));
                    if (t == 0) {
                        shared.visitors("/home", TODAY, TODAY);
                    }
                }
            });
            assertThat(shared.visitors("/home", TODAY, TODAY).visitors()).isEqualTo(200);
        }
    }

    @Test
    void impossibleBoundsAreRefused() {
        assertThatThrownBy(() -> Statistics.inMemory(10, 10, 33, clock))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 to 32 days");
    }

    private void see(String page, Instant when, @Nullable Pseudonym person) {
        statistics.record(PageAccess.view(page, when.toEpochMilli(), person));
    }
}
