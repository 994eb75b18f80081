package dev.pledge.policy;

import java.util.ArrayList;
import java.util.List;
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
        Fault.refuse("", faults(site, cookies, sensitiveForms, statement, subjectAccess));
        Fault.refuse("", faults(statement, operations));
    }

    /** Returns what is wrong between sections that are right one by one. */
    static List<Fault> faults(
            SitePolicy site,
            CookiePolicy cookies,
            SensitiveFormPolicy forms,
            @Nullable StatementPolicy statement,
            SubjectAccessPolicy access) {
        List<Fault> faults = new ArrayList<>();
        boolean everywhere = site.https() == Https.EVERYWHERE;
        if (forms.enforcedSomewhere() && (everywhere || !forms.paths().isEmpty())) {
            String because = everywhere ? "site.https" : "sensitive-forms.paths";
            addHttpsFaults(faults, site, forms, "sensitive-forms", because);
        } else if (statement != null && access.mode() == Mode.ENFORCE) {
            addHttpsFaults(faults, site, forms, "subject-access", "subject-access.mode");
        }
        if (cookies.expire() == ExpireCookies.PARENTS && !hasParentDomain(site)) {
            String expected = "never or host, or a host below the site's own domain in site.authority or site.hosts";
            faults.add(new Fault("cookies.expire", "", "parents, but no host with a parent domain", expected));
        }
        return faults;
    }

    /** Adds what is missing for a promise that cannot be kept without HTTPS. */
    private static void addHttpsFaults(
            List<Fault> faults, SitePolicy site, SensitiveFormPolicy forms, String promise, String because) {
        String reason = ", for " + promise + " is enforced";
        if (site.authority() == null) {
            String expected = "the HTTPS host to send visitors to" + reason;
            faults.add(new Fault("site.authority", because, "nothing", expected));
        }
        if (forms.behind() == null) {
            String expected = "direct, container or a list of proxy addresses" + reason;
            faults.add(new Fault("sensitive-forms.behind", promise + ".mode", "nothing", expected));
        }
    }

    /** Returns what is wrong between the pages that are published and those that are not. */
    static List<Fault> faults(@Nullable StatementPolicy statement, @Nullable OperationsPolicy operations) {
        boolean both =
                statement != null && operations != null && statement.path().equals(operations.path());
        return !both
                ? List.of()
                : List.of(new Fault(
                        "operations.path",
                        "operations",
                        "the path of the statement",
                        "a path of its own, such as " + OperationsPolicy.PATH));
    }

    private static boolean hasParentDomain(SitePolicy site) {
        Authority authority = site.authority();
        return authority != null && HostName.hasParent(authority.host())
                || site.hosts().stream().anyMatch(HostName::hasParent);
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
        return new Policy(
                other,
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

    /** Returns this policy with another cookies section. */
    public Policy with(CookiePolicy other) {
        return new Policy(
                site,
                other,
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

    /** Returns this policy with another ad-servers section. */
    public Policy with(AdServerPolicy other) {
        return new Policy(
                site,
                cookies,
                other,
                sensitiveForms,
                statistics,
                statement,
                records,
                subjectAccess,
                disclosures,
                contact,
                operations);
    }

    /** Returns this policy with another sensitive-forms section. */
    public Policy with(SensitiveFormPolicy other) {
        return new Policy(
                site,
                cookies,
                adServers,
                other,
                statistics,
                statement,
                records,
                subjectAccess,
                disclosures,
                contact,
                operations);
    }

    /** Returns this policy with another statistics section. */
    public Policy with(StatisticsPolicy other) {
        return new Policy(
                site,
                cookies,
                adServers,
                sensitiveForms,
                other,
                statement,
                records,
                subjectAccess,
                disclosures,
                contact,
                operations);
    }

    /** Returns this policy with another statement section. */
    public Policy with(StatementPolicy other) {
        return new Policy(
                site,
                cookies,
                adServers,
                sensitiveForms,
                statistics,
                other,
                records,
                subjectAccess,
                disclosures,
                contact,
                operations);
    }

    /** Returns this policy with another records section. */
    public Policy with(RecordsPolicy other) {
        return new Policy(
                site,
                cookies,
                adServers,
                sensitiveForms,
                statistics,
                statement,
                other,
                subjectAccess,
                disclosures,
                contact,
                operations);
    }

    /** Returns this policy with another subject-access section. */
    public Policy with(SubjectAccessPolicy other) {
        return new Policy(
                site,
                cookies,
                adServers,
                sensitiveForms,
                statistics,
                statement,
                records,
                other,
                disclosures,
                contact,
                operations);
    }

    /** Returns this policy with another disclosures section. */
    public Policy with(DisclosurePolicy other) {
        return new Policy(
                site,
                cookies,
                adServers,
                sensitiveForms,
                statistics,
                statement,
                records,
                subjectAccess,
                other,
                contact,
                operations);
    }

    /** Returns this policy with another contact section. */
    public Policy with(ContactPolicy other) {
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
                other,
                operations);
    }

    /** Returns this policy with another operations section. */
    public Policy with(OperationsPolicy other) {
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
                other);
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
