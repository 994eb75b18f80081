package dev.pledge.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.statistics.StatisticsAnswers.Audience;
import dev.pledge.statistics.embedded.EmbeddedStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** No page that few visitors saw is shown by its name, and no view is missing for it. */
class RarePagesTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);

    private final EmbeddedStore store = EmbeddedStore.inMemory(1_000);
    private final RarePages pages = new RarePages(store, 3);
    private long position;

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void pagesOfFewVisitorsAreShownTogether() throws StoreException {
        views("/home", MONDAY, 1, 2, 3, 4, 4);
        views("/enough", MONDAY, 1, 2, 3);
        views("/few", MONDAY, 1, 2, 2, 2, 2);
        views("/lonely", MONDAY, 9);

        assertThat(pages.topPages(Audience.PEOPLE, MONDAY, MONDAY, 9))
                .containsExactly(new PageTotal("(rare)", 6), new PageTotal("/home", 5), new PageTotal("/enough", 3));
        assertThat(pages.topPages(Audience.PEOPLE, MONDAY, MONDAY, 2))
                .containsExactly(new PageTotal("(rare)", 6), new PageTotal("/home", 5));
        assertThat(pages.days(Audience.PEOPLE, MONDAY, MONDAY))
                .containsExactly(
                        new PageDay("(rare)", MONDAY, 6),
                        new PageDay("/enough", MONDAY, 3),
                        new PageDay("/home", MONDAY, 5));
    }

    /** To look ten times makes nobody ten visitors. */
    @Test
    void whoComesOftenIsOneVisitor() throws StoreException {
        views("/diary", MONDAY, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7);
        assertThat(pages.topPages(Audience.PEOPLE, MONDAY, MONDAY, 9)).containsExactly(new PageTotal("(rare)", 10));
    }

    @Test
    void howManySawAPageIsTakenOverAllDaysThatAreAskedFor() throws StoreException {
        views("/slow", MONDAY, 1, 2);
        views("/slow", TUESDAY, 3);
        views("/regulars", MONDAY, 5, 6);
        views("/regulars", TUESDAY, 5, 6);

        assertThat(pages.days(Audience.PEOPLE, MONDAY, MONDAY)).containsExactly(new PageDay("(rare)", MONDAY, 4));
        assertThat(pages.days(Audience.PEOPLE, MONDAY, TUESDAY))
                .containsExactly(
                        new PageDay("(rare)", MONDAY, 2),
                        new PageDay("/slow", MONDAY, 2),
                        new PageDay("(rare)", TUESDAY, 2),
                        new PageDay("/slow", TUESDAY, 1));
    }

    /** Whose pseudonym is not kept is no visitor, so a page that only such people saw is rare; bots make no page less so. */
    @Test
    void whoIsNobodyMakesNoPageKnown() throws StoreException {
        List<AccessBatch.Entry> entries = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            entries.add(entry("/private", MONDAY, null, false));
            entries.add(entry("/private", MONDAY, null, true));
            entries.add(entry("/crawled", MONDAY, null, true));
        }
        store.apply(new AccessBatch("one", entries));

        assertThat(pages.topPages(Audience.PEOPLE, MONDAY, MONDAY, 9)).containsExactly(new PageTotal("(rare)", 10));
        assertThat(pages.topPages(Audience.BOTS, MONDAY, MONDAY, 9)).containsExactly(new PageTotal("(rare)", 20));
    }

    /** Above the number to which visitors are counted exactly, a page is far from rare. */
    @Test
    void aPageThatManySawIsShown() throws StoreException {
        int[] many = new int[VisitorSketch.EXACT * 4];
        for (int i = 0; i < many.length; i++) {
            many[i] = i;
        }
        views("/home", MONDAY, many);
        assertThat(pages.topPages(Audience.PEOPLE, MONDAY, MONDAY, 9))
                .containsExactly(new PageTotal("/home", many.length));
        assertThat(new RarePages(store, 1).topPages(Audience.PEOPLE, MONDAY, MONDAY, 9))
                .containsExactly(new PageTotal("/home", many.length));
    }

    @Test
    void whereNothingWasSeenNothingIsShown() throws StoreException {
        assertThat(pages.topPages(Audience.PEOPLE, MONDAY, MONDAY, 9)).isEmpty();
        assertThat(pages.days(Audience.PEOPLE, MONDAY, MONDAY)).isEmpty();
    }

    private void views(String page, LocalDate day, int... persons) throws StoreException {
        List<AccessBatch.Entry> entries = new ArrayList<>();
        for (int person : persons) {
            entries.add(entry(page, day, new Pseudonym(person * 0x9E37_79B9_7F4A_7C15L, person), false));
        }
        store.apply(new AccessBatch("one", entries));
    }

    private AccessBatch.Entry entry(String page, LocalDate day, @Nullable Pseudonym person, boolean bot) {
        long millis = day.toEpochDay() * 86_400_000L;
        return new AccessBatch.Entry(++position, new PageAccess(page, millis, person, true, bot, 200, 1_000, null));
    }
}
