package dev.pledge.statistics;

import static dev.pledge.statistics.SomeAccesses.FIRST_DAY;
import static dev.pledge.statistics.SomeAccesses.person;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A store and the model beside it. */
abstract class StoreBesideModel {
    static final LocalDate LAST_DAY = FIRST_DAY.plusDays(3);
    static final List<Pseudonym> PERSONS =
            LongStream.range(0, 12).mapToObj(SomeAccesses::person).toList();
    private static final List<String> PAGES = List.of("/page-0", "/page-3", "/none");

    final StoreModel model = new StoreModel();
    StatisticsStore store = model;

    StoreBesideModel() {}

    /** Opens a store in which nothing is. */
    protected abstract StatisticsStore open() throws Exception;

    /** Opens the store that was opened last, and closed since, with what is in it. */
    protected abstract StatisticsStore reopen() throws Exception;

    /** Up to how many visitors the store counts exactly. */
    protected int exactUpTo() {
        return VisitorSketch.EXACT;
    }

    SameAnswers same() {
        return new SameAnswers(store, model, exactUpTo());
    }

    @BeforeEach
    void openEmpty() throws Exception {
        store = open();
    }

    @AfterEach
    void close() {
        store.close();
    }

    void closeAndReopen() throws Exception {
        store.close();
        store = reopen();
    }

    void apply(AccessBatch batch) throws StoreException {
        store.apply(batch);
        model.apply(batch);
    }

    void forget(LocalDate aggregate, LocalDate perUser) throws StoreException {
        assertThat(store.forget(aggregate, perUser)).isEqualTo(model.forget(aggregate, perUser));
    }

    void assertSame() throws StoreException {
        SameAnswers same = same();
        same.overDays(FIRST_DAY, LAST_DAY, PAGES);
        same.overDays(FIRST_DAY.plusDays(1), FIRST_DAY.plusDays(2), PAGES);
        same.overDays(FIRST_DAY.plusDays(2), FIRST_DAY.plusDays(2), PAGES);
        same.overDays(LAST_DAY, FIRST_DAY, PAGES);
        same.ofPersons(PERSONS);
    }

    static PageAccess view(String page, long person) {
        return PageAccess.view(page, millis(FIRST_DAY), person(person));
    }

    static AccessBatch batch(String node, long first, PageAccess... accesses) {
        return new AccessBatch(
                node,
                IntStream.range(0, accesses.length)
                        .mapToObj(i -> new AccessBatch.Entry(first + i, accesses[i]))
                        .toList());
    }

    static long millis(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
