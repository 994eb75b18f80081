package dev.pledge.site;

import dev.pledge.policy.PolicyDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Since when the policy that holds has held, by its digest. Safe for use by all threads. */
final class PolicyHistory {
    private final Clock clock;
    private volatile @Nullable Entry current;

    PolicyHistory(Clock clock) {
        this.clock = clock;
    }

    /**
     * What holds.
     *
     * @param digest the policy's digest
     * @param since the day on which it was first seen in force (UTC)
     */
    record Entry(PolicyDigest digest, LocalDate since) {}

    /** Takes what was known before a restart. */
    void restore(Entry entry) {
        current = entry;
    }

    /** Returns since when a policy holds that holds now. */
    LocalDate since(PolicyDigest digest) {
        Entry known = current;
        if (known == null || !known.digest().equals(digest)) {
            known = new Entry(digest, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
            current = known;
        }
        return known.since();
    }

    @Nullable
    Entry current() {
        return current;
    }
}
