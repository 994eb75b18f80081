package dev.pledge.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A cookie that the site may set, and within which limits.
 *
 * @param name the cookie's name, exact, or a prefix with one trailing {@code *}; names are case-sensitive (RFC 6265)
 * @param purpose what it is for
 * @param maxAge how long it may live, in whole seconds; null for a session cookie, at most 400 days for a cart
 * @param httpOnly whether scripts are kept from it; false needs a reason
 * @param sameSite the loosest {@code SameSite} that it may have; {@code NONE} needs a reason
 * @param domain the one {@code Domain} that it may be set for, without a leading dot; null for host-only
 * @param reason why the rule goes further than the defaults; empty if it does not
 */
public record CookieRule(
        String name,
        CookiePurpose purpose,
        @Nullable Duration maxAge,
        boolean httpOnly,
        SameSite sameSite,
        @Nullable String domain,
        String reason) {

    /** How long a cart is kept unless the rule says otherwise; longer needs a reason. */
    public static final Duration CART_MAX_AGE = Duration.ofHours(4);

    /** The longest life that browsers grant a cookie (RFC 6265bis, section 5.5). */
    public static final Duration LONGEST_MAX_AGE = Duration.ofDays(400);

    /**
     * @throws IllegalArgumentException if the name is no cookie name, the domain no host name, or a limit is exceeded,
     *     contradicts the name or the purpose, or lacks its reason
     */
    public CookieRule {
        name = name(name);
        domain = domain == null ? null : HostName.name(domain);
        reason = reason.isBlank() ? "" : Wording.shown(reason);
        if (purpose == CookiePurpose.SHOPPING_CART && maxAge == null) {
            maxAge = CART_MAX_AGE;
        }
        Fault.refuse("cookie " + name + ": ", faults(name, purpose, maxAge, httpOnly, sameSite, domain, reason));
    }

    /** Returns the name if it is a token (RFC 6265, section 4.1.1), with at most one {@code *} at its end. */
    static String name(String name) {
        if (!name.matches("[!#$%&'+\\-.^_`|~0-9A-Za-z]+\\*?")) {
            throw new Unexpected(name, "a cookie's name: a token (RFC 6265), with at most one * at its end");
        }
        return name;
    }

    /** Returns what is wrong between values that are right one by one. */
    static List<Fault> faults(
            String name,
            CookiePurpose purpose,
            @Nullable Duration maxAge,
            boolean httpOnly,
            SameSite sameSite,
            @Nullable String domain,
            String reason) {
        List<Fault> faults = new ArrayList<>();
        boolean session = purpose == CookiePurpose.SESSION;
        if (session && maxAge != null) {
            faults.add(new Fault("max-age", "purpose", "one on a session cookie", "none: it ends with the session"));
        } else if (maxAge != null && !withinLimits(maxAge)) {
            String found = DurationText.print(maxAge);
            faults.add(new Fault("max-age", "purpose", found, "whole seconds, 400 days at most"));
        }
        if (reason.isEmpty()) {
            if (!session && maxAge != null && maxAge.compareTo(CART_MAX_AGE) > 0) {
                faults.add(new Fault("reason", "max-age", "nothing", "the reason why max-age is over 4h"));
            }
            if (session && !httpOnly) {
                faults.add(new Fault("reason", "http-only", "nothing", "the reason why http-only is false"));
            }
            if (sameSite == SameSite.NONE) {
                faults.add(new Fault("reason", "same-site", "nothing", "the reason why same-site is none"));
            }
        }
        String prefix = name.toLowerCase(Locale.ROOT);
        if (prefix.startsWith("__host-") && domain != null) {
            faults.add(new Fault("domain", "name", "one for a __Host- cookie", "none: browsers refuse such a cookie"));
        }
        if ((prefix.startsWith("__http-") || prefix.startsWith("__host-http-")) && !httpOnly) {
            faults.add(new Fault("http-only", "name", "false", "true: browsers refuse such a cookie without HttpOnly"));
        }
        return faults;
    }

    private static boolean withinLimits(Duration maxAge) {
        return DurationText.isWholeSeconds(maxAge) && maxAge.toSeconds() >= 1 && maxAge.compareTo(LONGEST_MAX_AGE) <= 0;
    }

    /** Returns a rule for a session cookie with the default limits. */
    public static CookieRule session(String name) {
        return new CookieRule(name, CookiePurpose.SESSION, null, true, SameSite.LAX, null, "");
    }

    /** Returns a rule for a cart cookie with the default limits. */
    public static CookieRule cart(String name) {
        return new CookieRule(name, CookiePurpose.SHOPPING_CART, CART_MAX_AGE, false, SameSite.LAX, null, "");
    }
}
