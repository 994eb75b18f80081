package dev.pledge.policy;

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
     * @throws IllegalArgumentException if the sections contradict one another: a promise of HTTPS without an authority
     *     to send visitors to, or none to say when an exchange is secure
     */
    public Policy {
        boolean https =
                site.https() == Https.EVERYWHERE || !sensitiveForms.paths().isEmpty();
        if (https && sensitiveForms.enforcedSomewhere()) {
            if (site.authority() == null) {
                throw new IllegalArgumentException(
                        "sensitive-forms is enforced, so site.authority must name the HTTPS host to redirect to");
            }
            if (sensitiveForms.behind() == null) {
                throw new IllegalArgumentException("sensitive-forms is enforced, so sensitive-forms.behind must say who"
                        + " knows that an exchange is secure: direct, container or a list of proxy addresses");
            }
        }
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
