package dev.pledge.policy;

/**
 * The promise on page accesses.
 *
 * @param scope where and how far it is kept; in {@code report} pages are counted, persons are not
 * @param perUser whether accesses are also counted per person, under a pseudonym
 * @param maxPages how many distinct page names of a day are told apart; the rest is counted as one
 * @param maxUsers how many persons are remembered at once, where all is held in memory
 * @param rareBelow pages with fewer visitors than this are shown together as rare ones
 * @param keep how long accesses are kept
 * @param storage how they are made to last
 */
public record StatisticsPolicy(
        Scope scope, boolean perUser, int maxPages, int maxUsers, int rareBelow, Retention keep, Storage storage) {
    /** The most page names that can be told apart. */
    static final int MOST_PAGES = 1_000_000;

    /** The most persons that can be remembered. */
    static final int MOST_USERS = 10_000_000;

    /** The most visitors that a rare page can have. */
    static final int MOST_RARE = 1_000;

    /** @throws IllegalArgumentException if a bound is not positive or too large */
    public StatisticsPolicy {
        bounded("max-pages", maxPages, MOST_PAGES);
        bounded("max-users", maxUsers, MOST_USERS);
        bounded("rare-below", rareBelow, MOST_RARE);
    }

    private static void bounded(String key, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException("statistics: found " + key + " " + value + ", expected 1 to " + most);
        }
    }

    /** Returns the promise of a site that has written none. */
    public static StatisticsPolicy builtIn(Scope scope) {
        return new StatisticsPolicy(scope, true, 5_000, 100_000, 5, Retention.USUAL, Storage.MEMORY);
    }

    /** Returns this promise with another storage. */
    public StatisticsPolicy with(Storage other) {
        return new StatisticsPolicy(scope, perUser, maxPages, maxUsers, rareBelow, keep, other);
    }

    /** Returns this promise with another retention. */
    public StatisticsPolicy with(Retention other) {
        return new StatisticsPolicy(scope, perUser, maxPages, maxUsers, rareBelow, other, storage);
    }
}
