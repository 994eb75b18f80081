package dev.pledge.benchmarks;

import dev.pledge.statistics.AccessBatch;
import dev.pledge.statistics.PageAccess;
import dev.pledge.statistics.Pseudonym;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The accesses of a large site, the same each time: pages by Zipf's law, a million persons, every fifth access a bot's,
 * every tenth from another site. For one thread.
 */
final class SiteAccesses {
    static final LocalDate FIRST_DAY = LocalDate.parse("2026-10-01");
    static final int DAYS = 30;
    private static final int PAGES = 5_000;
    private static final int PERSONS = 1_000_000;
    private static final long MILLIS_PER_DAY = 86_400_000L;

    private final SplittableRandom random = new SplittableRandom(1);
    private final ZipfRanks ranks = new ZipfRanks(PAGES);
    private final String[] pages = new String[PAGES];
    private final long perDay;
    private long position;

    /** @param perDay how many accesses a day has, until the days are over; then they begin again */
    SiteAccesses(long perDay) {
        this.perDay = perDay;
        for (int i = 0; i < PAGES; i++) {
            pages[i] = page(i);
        }
    }

    static String page(int rank) {
        return "/section-" + rank % 40 + "/article-" + Integer.toString(rank, 36);
    }

    static Pseudonym person(int number) {
        SplittableRandom bits = new SplittableRandom(number);
        return new Pseudonym(bits.nextLong(), bits.nextLong());
    }

    AccessBatch next(int size) {
        List<AccessBatch.Entry> entries = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            entries.add(new AccessBatch.Entry(++position, access()));
        }
        return new AccessBatch("one", entries);
    }

    private PageAccess access() {
        String page = pages[ranks.next(random)];
        boolean bot = random.nextInt(5) == 0;
        long millis = (position - 1) % (perDay * DAYS) * MILLIS_PER_DAY / perDay;
        return new PageAccess(
                page,
                FIRST_DAY.toEpochDay() * MILLIS_PER_DAY + millis,
                bot ? null : person(random.nextInt(PERSONS)),
                true,
                bot,
                200,
                random.nextInt(200_000),
                random.nextInt(10) == 0 ? "site-" + random.nextInt(300) + ".example" : null);
    }
}
