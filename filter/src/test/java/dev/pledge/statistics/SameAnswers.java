package dev.pledge.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pledge.statistics.StatisticsAnswers.Audience;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;

/** Asks a store and the model the same questions. */
final class SameAnswers {
    private final StatisticsStore store;
    private final StoreModel model;
    private final int exactUpTo;

    SameAnswers(StatisticsStore store, StoreModel model, int exactUpTo) {
        this.store = store;
        this.model = model;
        this.exactUpTo = exactUpTo;
    }

    /** Checks all questions about a range of days, for the whole site and for some pages. */
    void overDays(LocalDate from, LocalDate to, Collection<String> pages) throws StoreException {
        ofPage(null, from, to);
        for (String page : pages) {
            ofPage(page, from, to);
        }
        for (Audience audience : Audience.values()) {
            for (int limit : List.of(0, 1, 3, 10_000)) {
                assertThat(store.topPages(audience, from, to, limit))
                        .as("top %s pages of %s from %s to %s", limit, audience, from, to)
                        .isEqualTo(model.topPages(audience, from, to, limit));
            }
        }
        assertThat(store.views(from, to)).isEqualTo(model.views(from, to));
        assertThat(store.referrers(from, to, 2)).isEqualTo(model.referrers(from, to, 2));
        assertThat(store.referrers(from, to, 100)).isEqualTo(model.referrers(from, to, 100));
        assertThat(store.statusClasses(from, to)).isEqualTo(model.statusClasses(from, to));
        assertThat(store.pages(from)).containsExactlyInAnyOrderElementsOf(model.pages(from));
        Map<String, VisitorEstimate> found = store.visitorsOfPages(from, to);
        assertThat(found).containsOnlyKeys(model.visitorsOfPages(from, to).keySet());
        found.forEach((page, estimate) -> about(estimate, model.visitors(page, from, to)));
    }

    private void ofPage(@Nullable String page, LocalDate from, LocalDate to) throws StoreException {
        Instant fromHour = from.atTime(5, 17).toInstant(ZoneOffset.UTC);
        Instant toHour = to.atTime(21, 0).toInstant(ZoneOffset.UTC);
        for (Audience audience : Audience.values()) {
            assertThat(store.days(page, audience, from, to))
                    .as("days of %s for %s from %s to %s", page, audience, from, to)
                    .isEqualTo(model.days(page, audience, from, to));
            assertThat(store.hours(page, audience, fromHour, toHour))
                    .as("hours of %s for %s from %s to %s", page, audience, fromHour, toHour)
                    .isEqualTo(model.hours(page, audience, fromHour, toHour));
        }
        assertThat(store.answerTimes(page, from, to)).isEqualTo(model.answerTimes(page, from, to));
        about(store.visitors(page, from, to), model.visitors(page, from, to));
    }

    /** Checks what is held about each of these, and about some of them together. */
    void ofPersons(List<Pseudonym> persons) throws StoreException {
        for (Pseudonym person : persons) {
            assertThat(store.person(List.of(person))).isEqualTo(model.person(List.of(person)));
        }
        assertThat(store.person(persons)).isEqualTo(model.person(persons));
    }

    void about(VisitorEstimate found, VisitorEstimate expected) {
        if (expected.visitors() <= exactUpTo) {
            assertThat(found).isEqualTo(expected);
        } else {
            assertThat(found.visitors()).isCloseTo(expected.visitors(), fourErrors(expected.visitors()));
            assertThat(found.atLeast()).isLessThan(found.visitors());
            assertThat(found.atMost()).isGreaterThan(found.visitors());
        }
    }

    /** What a sketch may be off by; one that is never exact may miss some of few. */
    private Offset<Long> fourErrors(long visitors) {
        return within(Math.round(4 * VisitorSketch.ERROR * visitors) + (exactUpTo == 0 ? 3 : 0));
    }
}
