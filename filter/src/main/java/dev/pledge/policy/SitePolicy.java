package dev.pledge.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who the site is and where it is reached.
 *
 * @param name the site's name as visitors know it
 * @param operator who answers for it: name and postal address; empty if not said
 * @param contact how to reach them on privacy; empty if not said
 * @param https where HTTPS is promised
 * @param authority the HTTPS authority that visitors are sent to, if there is one
 * @param hosts further host names of the site, in lower case; the authority's host is always its own
 */
public record SitePolicy(
        String name,
        String operator,
        String contact,
        Https https,
        @Nullable Authority authority,
        List<String> hosts) {

    /**
     * Copies the hosts, in lower case.
     *
     * @throws IllegalArgumentException if a text cannot be shown, a host is none, or HTTPS is promised everywhere
     *     without an authority to send visitors to
     */
    public SitePolicy {
        name = Wording.shown(name);
        operator = operator.isBlank() ? "" : Wording.shown(operator);
        contact = contact.isBlank() ? "" : Wording.shown(contact);
        hosts = hosts.stream().map(HostName::name).distinct().toList();
        Fault.refuse("site.", faults(https, authority));
    }

    /** Returns what is wrong between values that are right one by one. */
    static List<Fault> faults(Https https, @Nullable Authority authority) {
        if (https == Https.SENSITIVE_FORMS || authority != null) {
            return List.of();
        }
        return List.of(new Fault(
                "authority", "https", "nothing", "the HTTPS host to send visitors to, for https is everywhere"));
    }

    /** Returns a site that has said nothing about itself. */
    public static SitePolicy unnamed() {
        return new SitePolicy("This site", "", "", Https.SENSITIVE_FORMS, null, List.of());
    }

    /** Returns whether a host name, in lower case, is the site's own. */
    public boolean owns(String host) {
        return authority != null && authority.host().equals(host) || hosts.contains(host);
    }
}
