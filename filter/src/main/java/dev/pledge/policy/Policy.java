package dev.pledge.policy;

import org.jspecify.annotations.Nullable;

/**
 * What a site promises its visitors: one immutable value, read from a policy file or built in Java from
 * {@link #builtIn(Mode)} and the {@code with} methods.
 *
 * @param site who the site is
 * @param cookies the promise on cookies
 * @param adServers the promise on ad servers
 * @param sensitiveForms the promise on sensitive forms
 * @param statistics the promise on page accesses
 * @param statement what is published of all this; null for nothing
 * @param records the books on requests of persons, disclosures and complaints
 * @param subjectAccess the promise to show, correct and erase
 * @param disclosures the promise on partners
 * @param contact the promise on e-mail, post and telephone
 * @param operations who may see what Pledge tells operations; null for nobody
 */
public record Policy(
        SitePolicy site,
        CookiePolicy cookies,
        AdServerPolicy adServers,
        SensitiveFormPolicy sensitiveForms,
        StatisticsPolicy statistics,
        @Nullable StatementPolicy statement,
        RecordsPolicy records,
        SubjectAccessPolicy subjectAccess,
        DisclosurePolicy disclosures,
        ContactPolicy contact,
        @Nullable OperationsPolicy operations) {

    /**
     * @throws IllegalArgumentException if the sections contradict one another: HTTPS enforced, by the sensitive forms or
     *     by pages about persons, without an authority to send visitors to, or without anyone to say when an exchange is
     *     secure; cookies to be deleted for parent domains where no host of the site has one; statement and operations at
     *     one path
     */
    public Policy {
        Fault.refuse("", Agreement.faults(site, cookies, sensitiveForms, statement, subjectAccess));
        Fault.refuse("", Agreement.faults(statement, operations));
    }

    /**
     * Returns the policy of a site that has written none: session and {@code cart} cookies, the built-in ad-server
     * list, no sensitive paths, statistics in memory; nothing is published and nothing disclosed.
     *
     * @param mode the mode of every promise
     */
    public static Policy builtIn(Mode mode) {
        Scope scope = Scope.everywhere(mode);
        return new Policy(
                SitePolicy.unnamed(),
                CookiePolicy.builtIn(scope),
                AdServerPolicy.builtIn(scope),
                SensitiveFormPolicy.builtIn(scope),
                StatisticsPolicy.builtIn(scope),
                null,
                RecordsPolicy.MEMORY,
                SubjectAccessPolicy.builtIn(mode),
                DisclosurePolicy.builtIn(scope),
                ContactPolicy.builtIn(mode),
                null);
    }

    /** Returns this policy with another site section. */
    public Policy with(SitePolicy other) {
        PolicyDraft draft = new PolicyDraft(this);
        draft.site = other;
        return draft.policy();
    }

    /** Returns this policy with another cookies section. */
    public Policy with(CookiePolicy other) {
        PolicyDraft draft = new PolicyDraft(this);
        draft.cookies = other;
        return draft.policy();
    }

    /** Returns this policy with another ad-servers section. */
    public Policy with(AdServerPolicy other) {
        PolicyDraft draft = new PolicyDraft(this);
        draft.adServers = other;
        return draft.policy();
    }

    /** Returns this policy with another sensitive-forms section. */
    public Policy with(SensitiveFormPolicy other) {
        PolicyDraft draft = new PolicyDraft(this);
        draft.sensitiveForms = other;
        return draft.policy();
    }

    /** Returns this policy with another statistics section. */
    public Policy with(StatisticsPolicy other) {
        PolicyDraft draft = new PolicyDraft(this);
        draft.statistics = other;
        return draft.policy();
    }

    /** Returns this policy with another statement section. */
    public Policy with(StatementPolicy other) {
        PolicyDraft draft = new PolicyDraft(this);
        draft.statement = other;
        return draft.policy();
    }

    /** Returns this policy with another records section. */
    public Policy with(RecordsPolicy other) {
        PolicyDraft draft = new PolicyDraft(this);
        draft.records = other;
        return draft.policy();
    }

    /** Returns this policy with another subject-access section. */
    public Policy with(SubjectAccessPolicy other) {
        PolicyDraft draft = new PolicyDraft(this);
        draft.subjectAccess = other;
        return draft.policy();
    }

    /** Returns this policy with another disclosures section. */
    public Policy with(DisclosurePolicy other) {
        PolicyDraft draft = new PolicyDraft(this);
        draft.disclosures = other;
        return draft.policy();
    }

    /** Returns this policy with another contact section. */
    public Policy with(ContactPolicy other) {
        PolicyDraft draft = new PolicyDraft(this);
        draft.contact = other;
        return draft.policy();
    }

    /** Returns this policy with another operations section. */
    public Policy with(OperationsPolicy other) {
        PolicyDraft draft = new PolicyDraft(this);
        draft.operations = other;
        return draft.policy();
    }

    /** Returns where and how far a promise is kept. */
    public Scope scope(Promise promise) {
        return switch (promise) {
            case COOKIES -> cookies.scope();
            case AD_SERVERS -> adServers.scope();
            case SENSITIVE_FORMS -> sensitiveForms.scope();
            case STATISTICS -> statistics.scope();
            case SUBJECT_ACCESS -> Scope.everywhere(subjectAccess.mode());
            case DISCLOSURES -> disclosures.scope();
            case CONTACT -> Scope.everywhere(contact.mode());
        };
    }
}
