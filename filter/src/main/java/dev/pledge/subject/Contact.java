package dev.pledge.subject;

import dev.pledge.finding.Findings;
import dev.pledge.finding.Kind;
import dev.pledge.policy.Channel;
import dev.pledge.policy.ContactPolicy;
import dev.pledge.policy.ContactPurpose;
import dev.pledge.policy.ContactRule;
import dev.pledge.policy.Mode;
import java.util.function.Supplier;

/**
 * Asked by the application before it contacts anybody. It is found as the servlet context's attribute {@value #ATTRIBUTE}.
 * What no rule of the policy allows is a finding. Safe for use by all threads.
 */
public final class Contact {
    /** The servlet context's attribute in which an application finds it. */
    public static final String ATTRIBUTE = "dev.pledge.subject.Contact";

    /**
     * The policy at a moment.
     *
     * @param policy its section on contact
     * @param mode how far it is kept at present
     * @param revision names the policy
     */
    public record Terms(ContactPolicy policy, Mode mode, String revision) {}

    private final Supplier<Terms> terms;
    private final Findings findings;

    /** Makes it of the policy as it is at any time, and what takes refusals. */
    public Contact(Supplier<Terms> terms, Findings findings) {
        this.terms = terms;
        this.findings = findings;
    }

    /**
     * Returns whether somebody may be contacted.
     *
     * @param to who they are
     * @param channel by what means
     * @param purpose for what
     */
    public ContactAnswer may(Addressee to, Channel channel, ContactPurpose purpose) {
        Terms now = terms.get();
        String broken = "none";
        for (ContactRule rule : now.policy().rules()) {
            if (rule.channel() == channel && rule.to().includes(to == Addressee.CUSTOMER)) {
                if (rule.purposes().contains(purpose)) {
                    return new ContactAnswer(true, rule.name());
                }
                broken = broken.equals("none") ? rule.name() : broken;
            }
        }
        findings.record(
                Kind.CONTACT_REFUSED, channel.key() + "/" + purpose.key(), broken, "", now.mode(), now.revision());
        return new ContactAnswer(now.mode() != Mode.ENFORCE, null);
    }
}
