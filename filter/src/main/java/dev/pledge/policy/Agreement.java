package dev.pledge.policy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether sections of a policy that are right one by one agree with one another. */
final class Agreement {
    private Agreement() {}

    /** Returns what of the promises cannot be kept as the other sections are. */
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
}
