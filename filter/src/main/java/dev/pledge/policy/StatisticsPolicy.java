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
    /** @throws IllegalArgumentException if a bound is not positive */
    public StatisticsPolicy {
        if (maxPages < 1 || maxPages > 1_000_000 || maxUsers < 1 || maxUsers > 10_000_000) {
            throw new IllegalArgumentException("max-pages is 1 to 1000000, max-users is 1 to 10000000");
        }
    }

    /** Returns the promise of a site that has written none. */
    public static StatisticsPolicy builtIn(Scope scope) {
        return new StatisticsPolicy(scope, true, 5_000, 100_000, null);
    }
}
