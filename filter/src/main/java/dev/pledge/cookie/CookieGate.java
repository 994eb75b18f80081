package dev.pledge.cookie;

import dev.pledge.finding.Evidence;
import dev.pledge.policy.CookiePolicy;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets the cookies through that the policy allows, in the attributes that it allows, and no others. It decides on header
 * field values alone; whether a decision is carried out or only recorded is up to the caller.
 *
 * <p>Exact names win over prefixes, longer prefixes over shorter ones. The container's session cookie is always allowed,
 * for a session. A name that begins with {@code $} never is.
 *
 * <p>Evidence is given by the cookie's name, at most 64 visible ASCII characters of it ({@code (nameless)} if it has
 * none), never by its value. Its labels are closed sets: the reasons {@code not-allowed}, {@code malformed},
 * {@code nameless}, {@code too-large}, {@code prefix}, {@code quotes} and {@code phantom}; the changes {@code max-age},
 * {@code expires}, {@code domain}, {@code path}, {@code secure}, {@code http-only}, {@code same-site},
 * {@code partitioned}, {@code other} (an attribute that no standard knows) and {@code encoding}.
 *
 * <p>Immutable and safe for use by several threads; compiled once for a policy.
 */
public final class CookieGate {
    private final CookieRules rules;
    private final OutgoingCookies outgoing;
    private final IncomingCookies incoming;

    /**
     * Compiles a policy.
     *
     * @param policy the promise on cookies; its scope is the caller's business
     * @param sessionCookieName the name of the container's session cookie
     * @param secureEverywhere whether the site promises HTTPS on every path
     * @throws IllegalArgumentException if the session cookie's name is no token
     */
    public CookieGate(CookiePolicy policy, String sessionCookieName, boolean secureEverywhere) {
        this(policy, sessionCookieName, secureEverywhere, InstantSource.system());
    }

    /** Compiles a policy; {@code clock} says whether an {@code Expires} is past or too far away. */
    public CookieGate(CookiePolicy policy, String sessionCookieName, boolean secureEverywhere, InstantSource clock) {
        this.rules = new CookieRules(policy.rules(), sessionCookieName);
        this.outgoing = new OutgoingCookies(rules, secureEverywhere, clock);
        this.incoming = new IncomingCookies(rules, policy.duplicates());
    }

    /** Returns whether cookies of a name are allowed. The name is taken as it is: not trimmed, not decoded. */
    public boolean allows(String name) {
        return rules.find(name) != null;
    }

    /**
     * Decides on a {@code Set-Cookie} value, read by RFC 6265bis, section 5.6.
     *
     * <p>A deletion ({@code Max-Age} of 0 or less, or else an {@code Expires} that is past) always passes, whatever its
     * name, but without its value. What is allowed and already as it must be is returned as the same string; else it
     * is written again from those of its parts that are valid: {@code Priority}, which carries one of three words, is
     * among them. The result holds characters up to U+00FF only, each for one octet, and deciding on it again gives it
     * again.
     *
     * <p>Whether a cookie keeps its name's prefix is judged as the application wrote it, not as it would be sent: the
     * browser would have dropped it.
     *
     * @param setCookie the value of one field
     * @param secure whether the exchange is secure
     * @param evidence is told of each refusal, of each change, and of an allowed {@code Secure} cookie that the site's
     *     plain pages will not get
     * @return the value to send, or null: the field must not be sent
     */
    public @Nullable String outgoing(String setCookie, boolean secure, Evidence evidence) {
        return outgoing.decide(setCookie, secure, evidence);
    }

    /**
     * Decides on the {@code Cookie} fields of a request, each split at its semicolons, as browsers compose it. Pairs
     * that stay do so byte for byte. Hidden are those that are not allowed, and those that containers disagree on: a
     * pair without a name, one whose quotes are not balanced, one with control characters.
     *
     * @param cookieHeaders the fields' values, in their order
     * @param evidence is told of each pair that is hidden, and of each allowed name that comes more than once
     */
    public Incoming incoming(List<String> cookieHeaders, Evidence evidence) {
        return incoming.decide(cookieHeaders, evidence);
    }
}
