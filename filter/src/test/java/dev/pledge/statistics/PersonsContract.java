package dev.pledge.statistics;

import static dev.pledge.statistics.SomeAccesses.FIRST_DAY;
import static dev.pledge.statistics.SomeAccesses.person;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store promises about persons: they can be counted, shown, erased and forgotten. */
abstract class PersonsContract extends StoreBesideModel {
    PersonsContract() {}

    @Test
    void fewVisitorsAreCountedExactlyAndManyAboutRight() throws StoreException {
        List<PageAccess> views = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            views.add(view("/few", i % 50));
            views.add(view("/some", i));
        }
        for (int i = 0; i < 20_000; i++) {
            views.add(view("/many", i));
        }
        apply(batch("one", 1, views.toArray(PageAccess[]::new)));
        same().about(store.visitors("/few", FIRST_DAY, LAST_DAY), new VisitorEstimate(50, 50, 50, 1));
        same().about(store.visitors("/some", FIRST_DAY, LAST_DAY), new VisitorEstimate(250, 250, 250, 1));
        same().about(store.visitors("/many", FIRST_DAY, LAST_DAY), new VisitorEstimate(20_000, 20_000, 20_000, 1));
        assertSame();
    }

    @Test
    void aVisitorOfSeveralDaysPagesAndNodesIsOne() throws StoreException {
        for (int i = 0; i < 3_000; i++) {
            apply(batch(
                    "node-" + i % 3,
                    1 + i,
                    PageAccess.view("/page-" + i % 5, millis(FIRST_DAY.plusDays(i % 4)), person(i % 240))));
        }
        same().about(store.visitors(null, FIRST_DAY, LAST_DAY), new VisitorEstimate(240, 240, 240, 1));
        assertSame();
    }

    @Test
    void whatIsHeldAboutAPersonSpansDaysAndPseudonyms() throws StoreException {
        long day = millis(FIRST_DAY);
        apply(batch(
                "one",
                1,
                PageAccess.view("/b", day + 5, person(1)),
                PageAccess.view("/a", day + 5, person(1)),
                PageAccess.view("/a", day + 86_400_000, person(2)),
                PageAccess.view("/c", day, person(3))));
        assertThat(store.person(List.of(person(1), person(2), person(1), person(9))))
                .isEqualTo(new Person(List.of(
                        new Person.Page("/a", 2, Instant.ofEpochMilli(day + 5), Instant.ofEpochMilli(day + 86_400_000)),
                        new Person.Page("/b", 1, Instant.ofEpochMilli(day + 5), Instant.ofEpochMilli(day + 5)))));
        assertThat(store.person(List.of(person(9)))).isNull();
        assertSame();
    }

    @Test
    void pseudonymsAreToldApartByAllTheirBits() throws StoreException {
        List<Pseudonym> alike = List.of(
                new Pseudonym(0, 0),
                new Pseudonym(0, -1),
                new Pseudonym(-1, 0),
                new Pseudonym(-1, -1),
                new Pseudonym(1, 0),
                new Pseudonym(0, 1),
                new Pseudonym(Long.MIN_VALUE, Long.MAX_VALUE));
        for (int i = 0; i < alike.size(); i++) {
            PageAccess[] views = Collections.nCopies(i + 1, PageAccess.view("/a", millis(FIRST_DAY), alike.get(i)))
                    .toArray(PageAccess[]::new);
            apply(batch("one", 1 + 100 * i, views));
        }
        same().ofPersons(alike);
        store.erase(alike.subList(2, 4));
        model.erase(alike.subList(2, 4));
        same().ofPersons(alike);
    }

    @Test
    void anErasedPersonIsForgottenAndTheSumsStay() throws Exception {
        SomeAccesses accesses = new SomeAccesses(9, 4, 8, 40);
        AccessBatch batch = accesses.batch("one", 0, 1_000);
        apply(batch);
        List<Pseudonym> erased = List.of(person(0), person(7), person(999));
        assertThat(store.erase(erased)).isTrue();
        assertThat(store.erase(erased)).isFalse();
        model.erase(erased);
        store.apply(batch);
        assertThat(store.person(erased)).isNull();
        assertSame();
        closeAndReopen();
        assertThat(store.erase(erased)).isFalse();
        assertSame();
    }

    @Test
    void whoComesAgainAfterAnErasureIsCountedAnew() throws StoreException {
        apply(batch("one", 1, view("/a", 1), view("/a", 1), view("/b", 1)));
        assertThat(store.erase(List.of(person(1)))).isTrue();
        model.erase(List.of(person(1)));
        apply(batch("one", 10, view("/a", 1)));
        assertThat(store.person(List.of(person(1))))
                .isNotNull()
                .extracting(Person::accesses)
                .isEqualTo(1L);
        assertSame();
    }

    @Test
    void whatIsOlderThanDeclaredIsForgottenToTheDay() throws Exception {
        apply(new SomeAccesses(10, 4, 8, 40).batch("one", 0, 2_000));
        forget(FIRST_DAY, FIRST_DAY);
        assertSame();
        forget(FIRST_DAY, FIRST_DAY.plusDays(2));
        assertSame();
        forget(FIRST_DAY.plusDays(1), FIRST_DAY.plusDays(3));
        assertSame();
        closeAndReopen();
        assertSame();
        forget(FIRST_DAY.plusDays(4), FIRST_DAY.plusDays(4));
        assertSame();
        assertThat(store.views(FIRST_DAY, LAST_DAY).values()).containsOnly(0L);
    }

    @Test
    void personsMayBeKeptLongerThanSums() throws StoreException {
        apply(new SomeAccesses(11, 4, 8, 40).batch("one", 0, 1_000));
        forget(FIRST_DAY.plusDays(3), FIRST_DAY.plusDays(1));
        assertSame();
    }
}
