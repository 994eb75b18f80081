package dev.pledge.statistics;

import static dev.pledge.statistics.SomeAccesses.FIRST_DAY;
import static dev.pledge.statistics.SomeAccesses.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.pledge.statistics.StatisticsAnswers.Audience;
import dev.pledge.testing.Threads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store promises; a store's test extends it and says how to open one. */
public abstract class StoreContract extends PersonsContract {
    /** Makes the test of a store. */
    protected StoreContract() {}

    @Test
    void anEmptyStoreAnswersWithNothing() throws StoreException {
        store.apply(new AccessBatch("one", List.of()));
        assertSame();
        assertThat(store.visitors(null, FIRST_DAY, LAST_DAY)).isEqualTo(VisitorEstimate.NONE);
        assertThat(store.person(List.of())).isNull();
        assertThat(store.erase(List.of())).isFalse();
        assertThat(store.erase(PERSONS)).isFalse();
    }

    @Test
    void anAccessIsFoundAsItWasRecorded() throws StoreException {
        long noon = millis(FIRST_DAY) + 12 * 3_600_000;
        store.apply(batch(
                "one",
                1,
                new PageAccess("/home", noon, person(1), true, false, 200, 1_500, "news.example"),
                new PageAccess("/home", noon + 3_599_999, null, true, false, 304, 7, null),
                new PageAccess("/home", noon, null, true, true, 200, 9, "bot.example"),
                new PageAccess("/login", noon, null, false, false, 302, 9, "news.example")));
        Instant hour = Instant.ofEpochMilli(noon);
        assertThat(store.hours("/home", Audience.PEOPLE, hour.plusSeconds(59), hour.plusSeconds(60)))
                .containsExactly(new PageHour("/home", hour, 2));
        assertThat(store.hours("/home", Audience.PEOPLE, hour.plusSeconds(3_600), hour.plusSeconds(9_999)))
                .isEmpty();
        assertThat(store.hours("/home", Audience.PEOPLE, hour.minusSeconds(3_600), hour))
                .isEmpty();
        assertThat(store.hours(null, Audience.BOTS, Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z")))
                .containsExactly(new PageHour("/home", hour, 1));
        assertThat(store.referrers(FIRST_DAY, FIRST_DAY, 10)).containsExactly(new ReferrerTotal("news.example", 1));
        assertThat(store.statusClasses(FIRST_DAY, FIRST_DAY)).containsOnly(entry(2, 2L), entry(3, 2L));
        assertThat(store.answerTimes("/home", FIRST_DAY, FIRST_DAY).count()).isEqualTo(2);
        assertThat(store.person(List.of(person(1))))
                .isEqualTo(new Person(List.of(new Person.Page("/home", 1, hour, hour))));
        assertThat(store.pages(FIRST_DAY)).containsExactly("/home");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void answersAreThoseOfTheAccesses(long seed) throws StoreException {
        SomeAccesses accesses = new SomeAccesses(seed, 4, 20, 2_000);
        for (int i = 0; i < 3; i++) {
            apply(accesses.batch("one", 100_000L * i, 2_000));
        }
        assertSame();
    }

    @Test
    void aBatchThatIsAppliedAgainChangesNothing() throws Exception {
        SomeAccesses accesses = new SomeAccesses(4, 4, 5, 50);
        AccessBatch batch = accesses.batch("one", 0, 500);
        apply(batch);
        store.apply(batch);
        assertSame();
        closeAndReopen();
        store.apply(batch);
        assertSame();
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7})
    void eachAccessCountsOnceHoweverBatchesOverlap(long seed) throws StoreException {
        SplittableRandom random = new SplittableRandom(seed);
        List<AccessBatch.Entry> all =
                new SomeAccesses(seed, 4, 8, 100).batch("one", 0, 1_000).entries();
        model.apply(new AccessBatch("one", all));
        int done = 0;
        while (done < all.size()) {
            int from = Math.max(0, done - random.nextInt(100));
            int to = Math.min(all.size(), from + 1 + random.nextInt(200));
            store.apply(new AccessBatch("one", all.subList(from, to)));
            done = Math.max(done, to);
        }
        assertSame();
    }

    @Test
    void nodesHavePositionsOfTheirOwn() throws StoreException {
        SomeAccesses accesses = new SomeAccesses(8, 4, 8, 400);
        for (int i = 0; i < 4; i++) {
            AccessBatch ofOne = accesses.batch("one", 1_000_000L + 10_000L * i, 200);
            AccessBatch ofOther = accesses.batch("other'; \"%ü", 10_000L * i, 300);
            apply(ofOne);
            apply(ofOther);
            store.apply(ofOne);
            store.apply(ofOther);
        }
        assertSame();
    }

    @Test
    void positionsMayBeAsHighAsALongIs() throws StoreException {
        AccessBatch.Entry first = new AccessBatch.Entry(Long.MAX_VALUE - 1, view("/a", 1));
        AccessBatch.Entry last = new AccessBatch.Entry(Long.MAX_VALUE, view("/a", 2));
        store.apply(new AccessBatch("one", List.of(first)));
        store.apply(new AccessBatch("one", List.of(first, last)));
        assertThat(store.topPages(Audience.PEOPLE, FIRST_DAY, FIRST_DAY, 1)).containsExactly(new PageTotal("/a", 2));
    }

    @Test
    void namesAreKeptToTheLetter() throws Exception {
        List<String> names = List.of(
                PageNames.OTHER,
                "/" + "é".repeat(PageNames.LENGTH - 1),
                "/é",
                "/e\u0301",
                "/Shop",
                "/shop",
                "/100%",
                "/%s_%25",
                "/o'neill\"\\",
                "/{id}:{email}",
                "/日本語/ページ",
                "/a;b,c=d*$'(){}…!~+",
                "/a/",
                "/");
        PageAccess[] views = IntStream.range(0, names.size())
                .boxed()
                .flatMap(i -> Stream.of(
                        view(names.get(i), i),
                        new PageAccess(
                                names.get(i),
                                millis(LAST_DAY),
                                null,
                                true,
                                i % 2 == 0,
                                200,
                                i,
                                "host-" + names.get(i))))
                .toArray(PageAccess[]::new);
        apply(batch("one", 1, views));
        closeAndReopen();
        same().overDays(FIRST_DAY, LAST_DAY, names);
        assertSame();
    }

    @Test
    void severalThreadsWriteAskAndErase() throws StoreException {
        int nodes = 4;
        List<List<AccessBatch>> batches = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            SomeAccesses accesses = new SomeAccesses(20 + node, 4, 8, 300);
            List<AccessBatch> ofNode = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                ofNode.add(accesses.batch("node-" + node, 10_000L * i, 200));
            }
            ofNode.forEach(model::apply);
            batches.add(ofNode);
        }
        Threads.run(nodes + 2, thread -> {
            try {
                if (thread < nodes) {
                    for (AccessBatch batch : batches.get(thread)) {
                        store.apply(batch);
                    }
                } else {
                    askAndErase(thread);
                }
            } catch (StoreException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(store.erase(PERSONS)).isTrue();
        model.erase(PERSONS);
        assertSame();
    }

    private void askAndErase(int thread) throws StoreException {
        for (int i = 0; i < 10; i++) {
            long people = store.views(FIRST_DAY, LAST_DAY).getOrDefault(Audience.PEOPLE, 0L);
            long listed = store.topPages(Audience.PEOPLE, FIRST_DAY, LAST_DAY, 100).stream()
                    .mapToLong(PageTotal::accesses)
                    .sum();
            assertThat(listed).isGreaterThanOrEqualTo(people);
            store.visitors(null, FIRST_DAY, LAST_DAY);
            store.person(List.of(PERSONS.get(i)));
            if (thread % 2 == 0) {
                store.erase(List.of(PERSONS.get(i)));
            }
        }
    }

    @Test
    void aClosedStoreSaysSo() {
        store.close();
        store.close();
        Collection<Pseudonym> somebody = List.of(person(1));
        List<ThrowingCallable> calls = List.of(
                () -> store.apply(batch("one", 1, view("/a", 1))),
                () -> store.erase(somebody),
                () -> store.forget(FIRST_DAY, FIRST_DAY),
                () -> store.hours(null, Audience.PEOPLE, Instant.EPOCH, Instant.EPOCH),
                () -> store.days(null, Audience.PEOPLE, FIRST_DAY, LAST_DAY),
                () -> store.topPages(Audience.PEOPLE, FIRST_DAY, LAST_DAY, 1),
                () -> store.views(FIRST_DAY, LAST_DAY),
                () -> store.visitors(null, FIRST_DAY, LAST_DAY),
                () -> store.visitorsOfPages(FIRST_DAY, LAST_DAY),
                () -> store.referrers(FIRST_DAY, LAST_DAY, 1),
                () -> store.statusClasses(FIRST_DAY, LAST_DAY),
                () -> store.answerTimes(null, FIRST_DAY, LAST_DAY),
                () -> store.person(somebody),
                () -> store.pages(FIRST_DAY));
        for (ThrowingCallable call : calls) {
            assertThatThrownBy(call).isInstanceOf(StoreException.class);
        }
    }
}
