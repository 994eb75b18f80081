package dev.pledge.policy;

import org.jspecify.annotations.Nullable;

/**
 * The promise on page accesses.
 *
 * @param scope where and how far it is kept; in {@code report} pages are counted, persons are not
 * @param perUser whether accesses are also counted per person, under a pseudonym
 * @param maxPages how many distinct page names are told apart; the rest is counted as one
 * @param maxUsers how many persons are remembered at once
 * @param key where the key of the pseudonyms is: {@code file:}; null for a key that is made at start and never stored
 */
public record StatisticsPolicy(
        Scope scope,
        boolean perUser,
        int maxPages,
        int maxUsers,
        @Nullable String key) {
    /** The most page names that can be told apart. */
    static final int MOST_PAGES = 1_000_000;

    /** The most persons that can be remembered. */
    static final int MOST_USERS = 10_000_000;

    /** @throws IllegalArgumentException if a bound is not positive or too large, or the key is no {@code file:} */
    public StatisticsPolicy {
        if (maxPages < 1 || maxPages > MOST_PAGES || maxUsers < 1 || maxUsers > MOST_USERS) {
            throw new IllegalArgumentException("statistics: found max-pages " + maxPages + " and max-users " + maxUsers
                    + ", expected 1 to " + MOST_PAGES + " and 1 to " + MOST_USERS);
        }
        key = key == null ? null : key(key);
    }

    /** Returns the place of the key if it is one. */
    static String key(String place) {
        if (!place.matches("file:.+") || !Wording.clean(place)) {
            throw new Unexpected(place, "file: and the path of the key's file");
        }
        return place;
    }

    /** Returns the promise of a site that has written none. */
    public static StatisticsPolicy builtIn(Scope scope) {
        return new StatisticsPolicy(scope, true, 5_000, 100_000, null);
    }
}
