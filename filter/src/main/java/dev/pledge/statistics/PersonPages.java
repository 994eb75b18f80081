package dev.pledge.statistics;

import dev.pledge.finding.BoundedTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/** The pages that one person has seen. */
final class PersonPages {
    private static final int COUNT = 0;
    private static final int FIRST = 1;
    private static final int LAST = 2;

    private final BoundedTable<String, AtomicLongArray> pages;
    private final AtomicLongArray other = neverSeen();

    PersonPages(int maxPages) {
        this.pages = new BoundedTable<>(maxPages);
    }

    void add(String page, long epochMillis) {
        AtomicLongArray held = pages.getOrAdd(page, p -> neverSeen());
        AtomicLongArray seen = held == null ? other : held;
        seen.accumulateAndGet(FIRST, epochMillis, Math::min);
        seen.accumulateAndGet(LAST, epochMillis, Math::max);
        seen.getAndIncrement(COUNT);
    }

    Person person() {
        List<Person.Page> seen = new ArrayList<>();
        pages.forEach((page, numbers) -> addIfSeen(seen, page, numbers));
        addIfSeen(seen, PageNames.OTHER, other);
        seen.sort(Comparator.comparing(Person.Page::last).reversed().thenComparing(Person.Page::name));
        return new Person(seen);
    }

    private static void addIfSeen(List<Person.Page> seen, String page, AtomicLongArray numbers) {
        if (numbers.get(COUNT) > 0) {
            seen.add(new Person.Page(
                    page,
                    numbers.get(COUNT),
                    Instant.ofEpochMilli(numbers.get(FIRST)),
                    Instant.ofEpochMilli(numbers.get(LAST))));
        }
    }

    private static AtomicLongArray neverSeen() {
        return new AtomicLongArray(new long[] {0, Long.MAX_VALUE, Long.MIN_VALUE});
    }
}
