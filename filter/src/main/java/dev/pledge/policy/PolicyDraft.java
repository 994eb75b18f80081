package dev.pledge.policy;

import org.jspecify.annotations.Nullable;

/** A policy of which a section is about to change. For one thread. */
final class PolicyDraft {
    SitePolicy site;
    CookiePolicy cookies;
    AdServerPolicy adServers;
    SensitiveFormPolicy sensitiveForms;
    StatisticsPolicy statistics;

    @Nullable
    StatementPolicy statement;

    RecordsPolicy records;
    SubjectAccessPolicy subjectAccess;
    DisclosurePolicy disclosures;
    ContactPolicy contact;

    @Nullable
    OperationsPolicy operations;

    /** Begins with the sections of a policy. */
    PolicyDraft(Policy policy) {
        site = policy.site();
        cookies = policy.cookies();
        adServers = policy.adServers();
        sensitiveForms = policy.sensitiveForms();
        statistics = policy.statistics();
        statement = policy.statement();
        records = policy.records();
        subjectAccess = policy.subjectAccess();
        disclosures = policy.disclosures();
        contact = policy.contact();
        operations = policy.operations();
    }

    /**
     * Returns the policy.
     *
     * @throws IllegalArgumentException if its sections contradict one another
     */
    Policy policy() {
        return new Policy(
                site,
                cookies,
                adServers,
                sensitiveForms,
                statistics,
                statement,
                records,
                subjectAccess,
                disclosures,
                contact,
                operations);
    }
}
