package dev.pledge.cookie;

import dev.pledge.policy.SameSite;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code Set-Cookie} value means to a browser (RFC 6265bis, section 5.6), without the cookie's value: for whoever
 * tells people of a site's cookies. Immutable.
 *
 * @param name at most 64 visible ASCII characters of the name; {@code (nameless)} if there is none
 * @param lifetime how long it is kept, at most the 400 days that browsers grant; null for as long as the browser is open
 * @param deletion whether it deletes a cookie instead of setting one
 * @param domain the domain that it is set for, in lower case; null for the host alone
 * @param secure whether it has {@code Secure}
 * @param httpOnly whether scripts are kept from it
 * @param sameSite its {@code SameSite}, or null if it has none
 */
public record CookieFacts(
        String name,
        @Nullable Duration lifetime,
        boolean deletion,
        @Nullable String domain,
        boolean secure,
        boolean httpOnly,
        @Nullable SameSite sameSite) {

    private static final Duration LONGEST = Duration.ofDays(400);

    /**
     * Reads a {@code Set-Cookie} value.
     *
     * @param setCookie the value of one field
     * @param now what an {@code Expires} is compared with
     * @return null if a browser takes no cookie from it
     */
    public static @Nullable CookieFacts of(String setCookie, Instant now) {
        if (!(SetCookieParser.parse(setCookie) instanceof Parsed.Cookie parsed)) {
            return null;
        }
        SetCookie cookie = parsed.cookie();
        return new CookieFacts(
                Syntax.shown(cookie.name()),
                lifetime(cookie, now),
                cookie.isDeletion(now),
                cookie.domain(),
                cookie.secure(),
                cookie.httpOnly(),
                cookie.sameSite());
    }

    private static @Nullable Duration lifetime(SetCookie cookie, Instant now) {
        Long maxAge = cookie.maxAge();
        Instant expires = cookie.expires();
        if (maxAge == null && expires == null) {
            return null;
        }
        long seconds = expires == null ? 0 : expires.getEpochSecond() - now.getEpochSecond();
        return Duration.ofSeconds(Math.max(0, Math.min(maxAge == null ? seconds : maxAge, LONGEST.toSeconds())));
    }
}
