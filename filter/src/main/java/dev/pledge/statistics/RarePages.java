package dev.pledge.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What may be shown of pages to whoever looks at dashboards: a page that only few visitors saw could tell of them, so all
 * such pages are shown as one, {@value #NAME}. How many saw a page is taken over the range of days that is asked for.
 */
public final class RarePages {
    /** What rare pages are shown as. */
    public static final String NAME = "(rare)";

    private final StatisticsAnswers answers;
    private final int rareBelow;

    /** @param rareBelow pages with fewer visitors than this are rare; from 1 */
    public RarePages(StatisticsAnswers answers, int rareBelow) {
        this.answers = answers;
        this.rareBelow = rareBelow;
    }

    /** Returns the pages with the most views, the most first, then by name; rare ones together count as one of them. */
    public List<PageTotal> topPages(StatisticsAnswers.Audience audience, LocalDate from, LocalDate to, int limit)
            throws StoreException {
        Predicate<String> rare = rare(from, to);
        Map<String, Long> totals = new HashMap<>();
        for (PageTotal total : answers.topPages(audience, from, to, Integer.MAX_VALUE)) {
            totals.merge(shown(total.page(), rare), total.accesses(), Long::sum);
        }
        return totals.entrySet().stream()
                .map(e -> new PageTotal(e.getKey(), e.getValue()))
                .sorted(Comparator.comparingLong(PageTotal::accesses).reversed().thenComparing(PageTotal::page))
                .limit(limit)
                .toList();
    }

    /** Returns the views of each page on each day, by day and page; rare ones together. */
    public List<PageDay> days(StatisticsAnswers.Audience audience, LocalDate from, LocalDate to) throws StoreException {
        Predicate<String> rare = rare(from, to);
        List<PageDay> shown = new ArrayList<>();
        Map<LocalDate, Long> together = new HashMap<>();
        for (PageDay day : answers.days(null, audience, from, to)) {
            if (rare.test(day.page())) {
                together.merge(day.day(), day.accesses(), Long::sum);
            } else {
                shown.add(day);
            }
        }
        together.forEach((day, accesses) -> shown.add(new PageDay(NAME, day, accesses)));
        shown.sort(Comparator.comparing(PageDay::day).thenComparing(PageDay::page));
        return shown;
    }

    /** Bots are nobody whom a page could tell of, but where only they were, no visitor was. */
    private Predicate<String> rare(LocalDate from, LocalDate to) throws StoreException {
        Map<String, VisitorEstimate> visitors = answers.visitorsOfPages(from, to);
        return page -> {
            VisitorEstimate estimate = visitors.get(page);
            return estimate == null || estimate.visitors() < rareBelow;
        };
    }

    private static String shown(String page, Predicate<String> rare) {
        return rare.test(page) ? NAME : page;
    }
}
