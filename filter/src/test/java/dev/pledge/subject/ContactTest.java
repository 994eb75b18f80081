package dev.pledge.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pledge.finding.Finding;
import dev.pledge.finding.Findings;
import dev.pledge.finding.Kind;
import dev.pledge.policy.Channel;
import dev.pledge.policy.ContactPolicy;
import dev.pledge.policy.ContactPurpose;
import dev.pledge.policy.Mode;
import dev.pledge.testing.SetClock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whom an application may contact, by the rules of a policy that has written none. */
class ContactTest {
    private final Findings findings = new Findings(100, new SetClock(), List.of());

    private Contact contact(Mode mode) {
        return new Contact(() -> new Contact.Terms(ContactPolicy.builtIn(mode), mode, "r1"), findings);
    }

    @Test
    void theAnswerNamesTheRule() {
        Contact contact = contact(Mode.ENFORCE);
        assertThat(contact.may(Addressee.CUSTOMER, Channel.E_MAIL, ContactPurpose.UPGRADES))
                .isEqualTo(new ContactAnswer(true, "e-mail to customers: features, upgrades, order"));
        assertThat(contact.may(Addressee.OTHER, Channel.E_MAIL, ContactPurpose.ORDER))
                .isEqualTo(new ContactAnswer(true, "e-mail to others: order"));
        assertThat(contact.may(Addressee.OTHER, Channel.POST, ContactPurpose.REQUESTED))
                .isEqualTo(new ContactAnswer(true, "post to everyone: requested"));
        assertThat(contact.may(Addressee.CUSTOMER, Channel.TELEPHONE, ContactPurpose.ORDER)
                        .allowed())
                .isTrue();
        assertThat(findings.all()).isEmpty();
    }

    @Test
    void whatNoRuleAllowsIsRefusedAndFound() {
        Contact contact = contact(Mode.ENFORCE);
        assertThat(contact.may(Addressee.OTHER, Channel.E_MAIL, ContactPurpose.FEATURES))
                .isEqualTo(new ContactAnswer(false, null));
        assertThat(contact.may(Addressee.CUSTOMER, Channel.TELEPHONE, ContactPurpose.UPGRADES)
                        .allowed())
                .isFalse();
        assertThat(contact.may(Addressee.CUSTOMER, Channel.POST, ContactPurpose.ORDER)
                        .allowed())
                .isFalse();
        assertThat(findings.all())
                .allMatch(finding -> finding.kind() == Kind.CONTACT_REFUSED && finding.mode() == Mode.ENFORCE)
                .extracting(Finding::what, Finding::label)
                .containsExactlyInAnyOrder(
                        tuple("e-mail/features", "e-mail to others: order"),
                        tuple("telephone/upgrades", "telephone to everyone: order"),
                        tuple("post/order", "post to everyone: requested"));
    }

    @Test
    void inReportItIsAllowedAndFoundAndOffItIsAllowed() {
        assertThat(contact(Mode.REPORT).may(Addressee.OTHER, Channel.E_MAIL, ContactPurpose.FEATURES))
                .isEqualTo(new ContactAnswer(true, null));
        assertThat(findings.total(Kind.CONTACT_REFUSED, Mode.REPORT)).isEqualTo(1);
        assertThat(contact(Mode.OFF)
                        .may(Addressee.OTHER, Channel.E_MAIL, ContactPurpose.FEATURES)
                        .allowed())
                .isTrue();
        assertThat(findings.all()).hasSize(1);
    }
}
