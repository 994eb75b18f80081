package dev.pledge.policy;

import java.util.List;
import java.util.Set;

/**
 * The promise on contact: a person is reached only by the means, and for the purposes, that a rule names.
 *
 * @param mode how far it is kept
 * @param rules what is allowed; what no rule names is not
 */
public record ContactPolicy(Mode mode, List<ContactRule> rules) {
    /** The rules of a site that has written none. */
    public static final List<ContactRule> USUAL = List.of(
            rule(
                    Channel.E_MAIL,
                    Audience.CUSTOMERS,
                    ContactPurpose.FEATURES,
                    ContactPurpose.UPGRADES,
                    ContactPurpose.ORDER),
            rule(Channel.E_MAIL, Audience.OTHERS, ContactPurpose.ORDER),
            rule(Channel.POST, Audience.EVERYONE, ContactPurpose.REQUESTED),
            rule(Channel.TELEPHONE, Audience.EVERYONE, ContactPurpose.ORDER));

    /** Copies the rules. */
    public ContactPolicy {
        rules = List.copyOf(rules);
    }

    private static ContactRule rule(Channel channel, Audience to, ContactPurpose... purposes) {
        return new ContactRule(channel, to, Set.of(purposes));
    }

    /** Returns the promise of a site that has written none. */
    public static ContactPolicy builtIn(Mode mode) {
        return new ContactPolicy(mode, USUAL);
    }
}
