package dev.pledge.statistics.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.statistics.AccessBatch;
import dev.pledge.statistics.PageAccess;
import dev.pledge.statistics.StoreException;
import dev.pledge.statistics.VisitorEstimate;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered of days that are over is never told when it is wrong. */
class VisitorsOfPagesTest {
    private static final LocalDate DAY = LocalDate.parse("2026-10-01");
    private static final int PAGES = 3;

    @Property(tries = 150)
    void theVisitorsOfAllPagesAreThoseOfEach(@ForAll @Size(max = 25) List<@IntRange(max = 9_999) Integer> steps)
            throws Exception {
        try (EmbeddedStore store = EmbeddedStore.inMemory(10_000)) {
            long position = 1;
            for (int step : steps) {
                LocalDate day = DAY.plusDays(step / 10 % 6);
                if (step % 10 < 5) {
                    int size = step % 400;
                    store.apply(batch(position, size, day));
                    position += size;
                } else if (step % 10 == 5) {
                    store.forget(day, day);
                } else if (step % 10 == 6) {
                    store.erase(List.of(Visits.person(step)));
                }
                // Almost the same range each time, as those who look at dashboards ask.
                requireSame(store, DAY.plusDays(step / 5_000), DAY.plusDays(5 - step / 7_500));
            }
        }
    }

    @Test
    void whatArrivesLateAfterARestartIsCounted(@TempDir Path directory) throws Exception {
        try (EmbeddedStore store = EmbeddedStore.open(directory)) {
            store.apply(batch(1, 400, DAY));
            store.apply(batch(1_001, 400, DAY.plusDays(1)));
            requireSame(store, DAY, DAY.plusDays(1));
        }
        try (EmbeddedStore store = EmbeddedStore.open(directory)) {
            requireSame(store, DAY, DAY.plusDays(1));
            store.apply(batch(2_001, 700, DAY));
            requireSame(store, DAY, DAY.plusDays(1));
        }
    }

    private static void requireSame(EmbeddedStore store, LocalDate from, LocalDate to) throws StoreException {
        Map<String, VisitorEstimate> each = new TreeMap<>();
        for (int page = 0; page < PAGES; page++) {
            VisitorEstimate estimate = store.visitors("/page-" + page, from, to);
            if (estimate.visitors() > 0) {
                each.put("/page-" + page, estimate);
            }
        }
        assertThat(store.visitorsOfPages(from, to)).isEqualTo(each);
    }

    private static AccessBatch batch(long first, int size, LocalDate day) {
        SplittableRandom random = new SplittableRandom(first);
        List<AccessBatch.Entry> entries = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String page = "/page-" + random.nextInt(PAGES);
            long millis = day.toEpochDay() * 86_400_000;
            entries.add(new AccessBatch.Entry(
                    first + i, PageAccess.view(page, millis, Visits.person(random.nextInt(10_000)))));
        }
        return new AccessBatch("one", entries);
    }
}
