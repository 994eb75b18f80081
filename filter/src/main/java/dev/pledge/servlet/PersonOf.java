package dev.pledge.servlet;

import dev.pledge.statistics.KeyRing;
import dev.pledge.statistics.PrivacySignals;
import dev.pledge.statistics.Pseudonym;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/**
 * Who a request's person is, under a pseudonym: the name that they are signed in under, else the session. Never makes a
 * session. The raw id is not kept.
 */
final class PersonOf {
    private PersonOf() {}

    /** Returns null if there is nobody, or somebody who objects. To be called on a container's thread only. */
    static @Nullable Pseudonym request(HttpServletRequest request, SignedIn signedIn, KeyRing keys, long epochMillis) {
        if (PrivacySignals.object(request.getHeaders("Sec-GPC"), request.getHeaders("DNT"))) {
            return null;
        }
        String name = signedIn.name(request);
        if (name != null) {
            return keys.ofPrincipal(name);
        }
        HttpSession session = request.getSession(false);
        return session == null ? null : keys.ofSession(session.getId(), epochMillis);
    }
}
