package dev.pledge.policy;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whom the site may reach, by what means and for what.
 *
 * @param channel the means
 * @param to whom
 * @param purposes for what; at least one
 */
public record ContactRule(Channel channel, Audience to, Set<ContactPurpose> purposes) {
    /**
     * Copies the purposes.
     *
     * @throws IllegalArgumentException if there is none
     */
    public ContactRule {
        if (purposes.isEmpty()) {
            throw new IllegalArgumentException("contact: found a rule without a purpose, expected at least one");
        }
        purposes = Collections.unmodifiableSet(EnumSet.copyOf(purposes));
    }

    /** Returns what the rule is called: {@code e-mail to customers: features, upgrades}. */
    public String name() {
        return channel.key() + " to " + to.key() + ": "
                + purposes.stream().map(ContactPurpose::key).collect(Collectors.joining(", "));
    }
}
