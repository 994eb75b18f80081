package dev.pledge.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * What a site promises its visitors: one immutable value, read from a policy file or built in Java from
 * {@link #builtIn(Mode)} and the {@code with} methods.
 *
 * @param site who the site is
 * @param cookies the promise on cookies
 * @param adServers the promise on ad servers
 * @param sensitiveForms the promise on sensitive forms
 * @param statistics the promise on page accesses
 */
public record Policy(
        SitePolicy site,
        CookiePolicy cookies,
        AdServerPolicy adServers,
        SensitiveFormPolicy sensitiveForms,
        StatisticsPolicy statistics) {

    /**
     * @throws IllegalArgumentException if the sections contradict one another: HTTPS enforced without an authority to
     *     send visitors to, or without anyone to say when an exchange is secure; cookies to be deleted for parent
     *     domains where no host of the site has one
     */
    public Policy {
        Fault.refuse("", faults(site, cookies, sensitiveForms));
    }

    /** Returns what is wrong between sections that are right one by one. */
    static List<Fault> faults(SitePolicy site, CookiePolicy cookies, SensitiveFormPolicy forms) {
        List<Fault> faults = new ArrayList<>();
        boolean everywhere = site.https() == Https.EVERYWHERE;
        if (forms.enforcedSomewhere() && (everywhere || !forms.paths().isEmpty())) {
            String because = everywhere ? "site.https" : "sensitive-forms.paths";
            if (site.authority() == null) {
                String expected = "the HTTPS host to send visitors to, for sensitive-forms is enforced";
                faults.add(new Fault("site.authority", because, "nothing", expected));
            }
            if (forms.behind() == null) {
                String expected = "direct, container or a list of proxy addresses, for sensitive-forms is enforced";
                faults.add(new Fault("sensitive-forms.behind", "sensitive-forms.mode", "nothing", expected));
            }
        }
        if (cookies.expire() == ExpireCookies.PARENTS && !hasParentDomain(site)) {
            String expected = "never or host, or a host below the site's own domain in site.authority or site.hosts";
            faults.add(new Fault("cookies.expire", "", "parents, but no host with a parent domain", expected));
        }
        return faults;
    }

    private static boolean hasParentDomain(SitePolicy site) {
        Authority authority = site.authority();
        return authority != null && HostName.hasParent(authority.host())
                || site.hosts().stream().anyMatch(HostName::hasParent);
    }

    /**
     * Returns the policy of a site that has written none: session and {@code cart} cookies, the built-in ad-server
     * list, no sensitive paths, statistics in memory.
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
                StatisticsPolicy.builtIn(scope));
    }

    /** Returns this policy with another site section. */
    public Policy with(SitePolicy other) {
        return new Policy(other, cookies, adServers, sensitiveForms, statistics);
    }

    /** Returns this policy with another cookies section. */
    public Policy with(CookiePolicy other) {
        return new Policy(site, other, adServers, sensitiveForms, statistics);
    }

    /** Returns this policy with another ad-servers section. */
    public Policy with(AdServerPolicy other) {
        return new Policy(site, cookies, other, sensitiveForms, statistics);
    }

    /** Returns this policy with another sensitive-forms section. */
    public Policy with(SensitiveFormPolicy other) {
        return new Policy(site, cookies, adServers, other, statistics);
    }

    /** Returns this policy with another statistics section. */
    public Policy with(StatisticsPolicy other) {
        return new Policy(site, cookies, adServers, sensitiveForms, other);
    }

    /** Returns where and how far a promise is kept. */
    public Scope scope(Promise promise) {
        return switch (promise) {
            case COOKIES -> cookies.scope();
            case AD_SERVERS -> adServers.scope();
            case SENSITIVE_FORMS -> sensitiveForms.scope();
            case STATISTICS -> statistics.scope();
        };
    }
}
