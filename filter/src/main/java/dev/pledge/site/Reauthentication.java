package dev.pledge.site;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Makes sure, before something is erased, that it is still the person who sits at the browser. An application has Pledge find
 * its own as the servlet context's attribute {@code dev.pledge.site.Reauthentication}, or through {@link
 * java.util.ServiceLoader}; without one nothing is asked.
 */
@FunctionalInterface
public interface Reauthentication {
    /**
     * Returns whether a secret is that of the person who is signed in: their password, say.
     *
     * @param request the request, with its session and principal
     * @param secret what they have entered; it is nowhere kept
     */
    boolean confirms(HttpServletRequest request, String secret);
}
