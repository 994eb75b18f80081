package dev.pledge.cli.audit;

import dev.pledge.html.UrlReference;
import dev.pledge.policy.Authority;
import dev.pledge.policy.SitePolicy;

/**
 * Which addresses are the site's. Its first address' host is, and the policy's other hosts too, unless the first one is none
 * of them: who audits a copy on their own machine does not want to end up at the real site.
 *
 * @param start the first address
 * @param site who the site is
 * @param context the application's context path; empty for none. What is not below it is another application's
 */
record SiteScope(UrlReference start, SitePolicy site, String context) {
    /** Returns whether an address is of the host that was named, and is not asked in the clear if that was not. */
    boolean isNamed(UrlReference url) {
        boolean port = url.port() == start.port() || isDefault(url) && isDefault(start);
        return port
                && String.valueOf(url.host()).equals(start.host())
                && (url.scheme().equals("https") || url.scheme().equals(start.scheme()));
    }

    /** Returns whether an address is to be asked for. */
    boolean holds(UrlReference url) {
        return isWeb(url) && ownsHost(url) && hasPort(url) && (url.path() + "/").startsWith(context + "/");
    }

    /** Returns whether a host that something is loaded from is the site's. */
    boolean owns(String host) {
        return host.equals(start.host()) || site.owns(host);
    }

    private boolean ownsHost(UrlReference url) {
        String host = String.valueOf(url.host());
        return host.equals(start.host()) || site.owns(host) && site.owns(String.valueOf(start.host()));
    }

    private boolean hasPort(UrlReference url) {
        Authority authority = site.authority();
        return url.port() == start.port()
                || isDefault(url) && isDefault(start)
                || authority != null
                        && authority.port() == url.port()
                        && authority.host().equals(url.host());
    }

    private static boolean isDefault(UrlReference url) {
        return url.port() == (url.scheme().equals("https") ? 443 : 80);
    }

    static boolean isWeb(UrlReference url) {
        return url.host() != null
                && (url.scheme().equals("http") || url.scheme().equals("https"));
    }
}
