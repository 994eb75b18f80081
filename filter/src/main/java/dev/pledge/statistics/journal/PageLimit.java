package dev.pledge.statistics.journal;

import dev.pledge.statistics.PageAccess;
import dev.pledge.statistics.PageNames;
import dev.pledge.statistics.ReferrerTotal;
import dev.pledge.statistics.StatisticsAnswers;
import dev.pledge.statistics.StoreException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Limits how many pages, and how many referring hosts, of a day are told apart; the rest are {@link PageNames#OTHER}. Who
 * sends requests with made-up paths can so not fill the store. Several nodes that begin a day at once may each have their
 * own. For one thread.
 */
public final class PageLimit {
    private static final int DAYS = 4;
    private static final long MILLIS_PER_DAY = 86_400_000L;

    private final int most;
    private final StatisticsAnswers store;
    private final Map<Long, Names> days = new LinkedHashMap<>(8, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Names> eldest) {
            return size() > DAYS;
        }
    };

    private record Names(Set<String> pages, Set<String> referrers) {}

    /**
     * Makes a limit.
     *
     * @param most how many pages, and how many referring hosts, of a day are told apart; from 1
     * @param store knows which there are already
     */
    public PageLimit(int most, StatisticsAnswers store) {
        if (most < 1) {
            throw new IllegalArgumentException("a limit of " + most + " pages; expected 1 or more");
        }
        this.most = most;
        this.store = store;
    }

    /** Returns the access as it is to be counted. */
    PageAccess limit(PageAccess access) throws StoreException {
        if (!access.view()) {
            return access; // is counted by its status alone
        }
        Names names = of(Math.floorDiv(access.epochMillis(), MILLIS_PER_DAY));
        String page = limited(access.page(), names.pages);
        String referrer = access.referrer();
        String from = referrer == null || access.bot() ? referrer : limited(referrer, names.referrers);
        if (page.equals(access.page()) && (referrer == null || referrer.equals(from))) {
            return access;
        }
        return new PageAccess(
                page,
                access.epochMillis(),
                access.person(),
                true,
                access.bot(),
                access.status(),
                access.micros(),
                from);
    }

    private String limited(String name, Set<String> names) {
        if (names.contains(name)) {
            return name;
        }
        if (names.size() >= most) {
            return PageNames.OTHER;
        }
        names.add(name);
        return name;
    }

    private Names of(long day) throws StoreException {
        Names known = days.get(day);
        if (known == null) {
            LocalDate date = LocalDate.ofEpochDay(day);
            Set<String> pages = new HashSet<>(store.pages(date));
            pages.remove(PageNames.OTHER);
            Set<String> referrers = new HashSet<>();
            for (ReferrerTotal total : store.referrers(date, date, most)) {
                referrers.add(total.host());
            }
            referrers.remove(PageNames.OTHER);
            known = new Names(pages, referrers);
            days.put(day, known);
        }
        return known;
    }
}
