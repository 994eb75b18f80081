package dev.pledge.cookie;

import dev.pledge.policy.CookiePolicy;
import dev.pledge.policy.CookieRule;
import dev.pledge.policy.SameSite;
import org.jspecify.annotations.Nullable;

/**
 * What the container is told of its own session cookie, which it writes where no filter sees it. Its {@code Max-Age} is
 * always {@link #MAX_AGE}.
 *
 * @param httpOnly whether scripts are kept from it
 * @param secure whether it is sent over HTTPS only
 * @param sameSite the value of {@code SameSite}
 * @param domain the domain that it is for; null for the host only
 */
public record SessionCookieAttributes(
        boolean httpOnly,
        boolean secure,
        String sameSite,
        @Nullable String domain) {
    /** The {@code Max-Age} that means none: the cookie ends with the browser's session. */
    public static final int MAX_AGE = -1;

    /**
     * Returns what a policy makes of the session cookie: {@code HttpOnly}, {@code SameSite=Lax}, and {@code Secure} only
     * where the site promises HTTPS everywhere, unless its rule says otherwise. A rule's {@code SameSite=None} needs
     * {@code Secure}, else it is {@code Lax}. A name with a prefix gets what the prefix promises.
     *
     * @param policy the promise on cookies
     * @param sessionCookieName the container's name for it
     * @param secureEverywhere whether the site promises HTTPS on every path
     */
    public static SessionCookieAttributes of(CookiePolicy policy, String sessionCookieName, boolean secureEverywhere) {
        CookieRule rule = new CookieRules(policy.rules(), sessionCookieName).session();
        NamePrefix prefix = NamePrefix.of(sessionCookieName);
        boolean secure = secureEverywhere || prefix != null;
        SameSite sameSite = rule.sameSite() == SameSite.NONE && !secure ? SameSite.LAX : rule.sameSite();
        return new SessionCookieAttributes(
                rule.httpOnly() || prefix != null && prefix.isHttpOnly(),
                secure,
                sameSite.value(),
                prefix != null && prefix.isForHost() ? null : rule.domain());
    }
}
