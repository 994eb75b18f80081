package dev.pledge.cli.proxy;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The site's own origin, and the one under which it is reached on this machine.
 *
 * @param upstream where the site is: scheme, host and port, no path
 * @param local where the proxy listens
 */
record Origins(URI upstream, URI local) {
    /** Returns whether the site speaks HTTPS. */
    boolean secure() {
        return upstream.getScheme().equals("https");
    }

    int upstreamPort() {
        int port = upstream.getPort();
        return port > 0 ? port : secure() ? 443 : 80;
    }

    /** Returns the site's host as it stands in a {@code Host} field. */
    String upstreamHost() {
        return upstream.getRawAuthority();
    }

    /**
     * Returns an address of the site, such as a redirect's, as it is reached here; another one as it is. Where the site speaks
     * HTTPS its plain addresses lead here too: what they would answer is a redirect.
     */
    String toLocal(String address) {
        if (address.startsWith("//")) {
            String whole = upstream.getScheme() + ":" + address;
            String there = toLocal(whole);
            return there.equals(whole) ? address : there;
        }
        String plain = "http://" + upstream.getHost();
        String rest = after(upstream.toString(), address);
        if (rest == null && secure()) {
            rest = after(plain + ":80", address);
            rest = rest == null ? after(plain, address) : rest;
        }
        return rest == null ? address : local + rest;
    }

    /** Returns an address under which the browser knows a page here as the site knows it: for {@code Referer} and {@code Origin}. */
    String toUpstream(String address) {
        String rest = after(local.toString(), address);
        return rest == null ? address : upstream + rest;
    }

    /** Returns what follows an origin in an address, or null if the address is of another one. */
    private static @Nullable String after(String origin, String address) {
        if (!address.regionMatches(true, 0, origin, 0, origin.length())) {
            return null;
        }
        String rest = address.substring(origin.length());
        return rest.isEmpty() || "/?#".indexOf(rest.charAt(0)) >= 0 ? rest : null;
    }
}
