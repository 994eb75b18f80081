package dev.pledge.report;

import dev.pledge.history.PolicyRevision;
import dev.pledge.policy.Policy;
import dev.pledge.policy.PolicyDigest;
import dev.pledge.policy.PolicyException;
import dev.pledge.policy.PublishedPolicy;
import java.time.Instant;
import java.util.List;

/** What a site promised at the end of some time: by when that is told, it may promise something else. */
final class LastPolicy {
    private LastPolicy() {}

    /**
     * Returns the last policy that held before a moment, as far as it was published.
     *
     * @param all those that held, the latest first
     * @param now the one that holds now; it stands in for one that is not known, or no longer understood
     */
    static Policy before(Instant moment, List<PolicyRevision> all, Policy now) {
        for (PolicyRevision held : all) {
            if (held.since().isBefore(moment)) {
                return held.digest().equals(PolicyDigest.of(now).hex()) ? now : read(held, now);
            }
        }
        return now;
    }

    private static Policy read(PolicyRevision held, Policy now) {
        try {
            return PublishedPolicy.read(held.text());
        } catch (PolicyException e) {
            return now;
        }
    }
}
