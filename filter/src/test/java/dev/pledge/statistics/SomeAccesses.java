package dev.pledge.statistics;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Accesses of all kinds, the same for the same seed: few pages and persons have many of them. */
final class SomeAccesses {
    static final LocalDate FIRST_DAY = LocalDate.parse("2026-02-27");
    private static final long MILLIS_PER_DAY = 86_400_000;
    private static final List<String> HOSTS = List.of("news.example", "bücher.example", "a.example", "search.example");

    private final SplittableRandom random;
    private final int days;
    private final int pages;
    private final int persons;

    SomeAccesses(long seed, int days, int pages, int persons) {
        this.random = new SplittableRandom(seed);
        this.days = days;
        this.pages = pages;
        this.persons = persons;
    }

    /** Returns accesses of a node, with gaps between their positions. */
    AccessBatch batch(String node, long after, int size) {
        List<AccessBatch.Entry> entries = new ArrayList<>();
        long position = after;
        for (int i = 0; i < size; i++) {
            position += 1 + random.nextInt(9);
            entries.add(new AccessBatch.Entry(position, next()));
        }
        return new AccessBatch(node, entries);
    }

    PageAccess next() {
        boolean view = random.nextInt(10) > 0;
        boolean bot = random.nextInt(5) == 0;
        long millis = random.nextInt(20) == 0
                ? 1_000L * 3_600 * random.nextInt(24 * days) // An hour's first millisecond.
                : random.nextLong(MILLIS_PER_DAY * days);
        return new PageAccess(
                "/page-" + low(pages),
                FIRST_DAY.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli() + millis,
                bot || random.nextInt(10) == 0 ? null : person(low(persons)),
                view,
                bot,
                view ? 200 : 100 + random.nextInt(500),
                random.nextLong(1L << random.nextInt(1, 40)),
                random.nextInt(3) == 0 ? HOSTS.get(low(HOSTS.size())) : null);
    }

    /** Low numbers come more often. */
    private int low(int bound) {
        return Math.min(random.nextInt(bound), random.nextInt(bound));
    }

    /** Returns the pseudonym of the person with a number: as random as an HMAC is. */
    static Pseudonym person(long number) {
        SplittableRandom bits = new SplittableRandom(number);
        return new Pseudonym(bits.nextLong(), bits.nextLong());
    }
}
