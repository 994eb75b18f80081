package dev.pledge.statistics.embedded;

import dev.pledge.statistics.AccessBatch;
import dev.pledge.statistics.PageAccess;
import dev.pledge.statistics.Pseudonym;
import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/** The endless visits of {@value #PERSONS} persons: each access is known by its position. */
final class Visits {
    static final LocalDate DAY = LocalDate.parse("2026-11-20");
    static final int PERSONS = 50;
    private static final int PAGES = 7;

    private Visits() {}

    /** Returns the accesses from a position on, each a minute after the one before, over two days and again. */
    static AccessBatch batch(long first, int size) {
        return new AccessBatch(
                "one",
                LongStream.range(first, first + size)
                        .mapToObj(position -> new AccessBatch.Entry(position, access(position)))
                        .toList());
    }

    private static PageAccess access(long position) {
        return new PageAccess(
                "/page-" + position % PAGES,
                DAY.toEpochDay() * 86_400_000 + position % 2_880 * 60_000,
                person(position % PERSONS),
                true,
                false,
                200,
                position,
                "host.example");
    }

    static Pseudonym person(long number) {
        SplittableRandom bits = new SplittableRandom(~number);
        return new Pseudonym(bits.nextLong(), bits.nextLong());
    }
}
