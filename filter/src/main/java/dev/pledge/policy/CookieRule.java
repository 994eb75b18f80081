package dev.pledge.policy;

import java.time.Duration;
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

    /** @throws IllegalArgumentException if the name is no cookie name, or a limit is exceeded or lacks its reason */
    public CookieRule {
        if (!name.matches("[!#$%&'+\\-.^_`|~0-9A-Za-z]+\\*?")) {
            throw new IllegalArgumentException("\"" + name + "\" is no cookie name; expected a token (RFC 6265), with"
                    + " at most one * at its end");
        }
        if (purpose == CookiePurpose.SESSION && maxAge != null) {
            throw new IllegalArgumentException("cookie " + name + ": a session cookie has no max-age");
        }
        if (purpose == CookiePurpose.SHOPPING_CART) {
            maxAge = maxAge == null ? CART_MAX_AGE : maxAge;
            if (maxAge.toSeconds() < 1 || maxAge.compareTo(LONGEST_MAX_AGE) > 0) {
                throw new IllegalArgumentException("cookie " + name + ": max-age is 1 second to 400 days");
            }
        }
        boolean further = !httpOnly && purpose == CookiePurpose.SESSION
                || sameSite == SameSite.NONE
                || maxAge != null && maxAge.compareTo(CART_MAX_AGE) > 0;
        if (further && reason.isBlank()) {
            throw new IllegalArgumentException(
                    "cookie " + name + ": a max-age over 4 hours, http-only: false and same-site: none need a reason");
        }
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
