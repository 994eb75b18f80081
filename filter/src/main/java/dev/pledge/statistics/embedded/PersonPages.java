package dev.pledge.statistics.embedded;

import dev.pledge.statistics.Person;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of one person, put together page by page. For one thread. */
final class PersonPages {
    private static final long MILLIS_PER_DAY = 86_400_000L;

    private final Map<String, Person.Page> pages = new HashMap<>();

    void add(long day, PersonRow row, String page) {
        Instant first = Instant.ofEpochMilli(day * MILLIS_PER_DAY + row.first());
        Instant last = Instant.ofEpochMilli(day * MILLIS_PER_DAY + row.last());
        pages.merge(page, new Person.Page(page, row.accesses(), first, last), PersonPages::sum);
    }

    private static Person.Page sum(Person.Page one, Person.Page other) {
        return new Person.Page(
                one.name(),
                one.accesses() + other.accesses(),
                one.first().isBefore(other.first()) ? one.first() : other.first(),
                one.last().isAfter(other.last()) ? one.last() : other.last());
    }

    /** Returns the person; null if there were no rows. */
    @Nullable
    Person person() {
        List<Person.Page> latestFirst = pages.values().stream()
                .sorted(Comparator.comparing(Person.Page::last).reversed().thenComparing(Person.Page::name))
                .toList();
        return latestFirst.isEmpty() ? null : new Person(latestFirst);
    }
}
