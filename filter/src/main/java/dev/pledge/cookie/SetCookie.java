package dev.pledge.cookie;

import dev.pledge.policy.SameSite;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A cookie as a response sets it: what a browser makes of the header field (RFC 6265bis, section 5.6).
 *
 * @param maxAge seconds, saturated; 0 or less deletes
 * @param expires when it expires, unless {@code maxAge} says
 * @param domain in lower case, without a leading dot; null for the host only
 * @param path null for the default path
 * @param priority {@code Low}, {@code Medium} or {@code High}: which cookies Chromium gives up first
 */
record SetCookie(
        String name,
        String value,
        @Nullable Long maxAge,
        @Nullable Instant expires,
        @Nullable String domain,
        @Nullable String path,
        boolean secure,
        boolean httpOnly,
        @Nullable SameSite sameSite,
        boolean partitioned,
        @Nullable String priority) {

    /** The most octets of name and value (RFC 6265bis, section 5.6). */
    static final int MOST_OCTETS = 4096;

    /** Whether name and value are longer than browsers take; both stand for octets. */
    boolean isTooLarge() {
        return name.length() + value.length() > MOST_OCTETS;
    }

    /** Whether the browser deletes the cookie. An empty value alone deletes nothing. */
    boolean isDeletion(Instant now) {
        if (maxAge != null) {
            return maxAge <= 0;
        }
        return expires != null && !expires.isAfter(now);
    }

    /** Returns the header field's value. What has both ages is written with the one that counts. */
    String write() {
        StringBuilder field = new StringBuilder(name.length() + value.length() + 96);
        field.append(name).append('=').append(value);
        if (maxAge != null) {
            field.append("; Max-Age=").append(Math.max(0, maxAge));
        } else if (expires != null) {
            field.append("; Expires=").append(CookieDate.write(expires));
        }
        attribute(field, "; Domain=", domain);
        attribute(field, "; Path=", path);
        flag(field, "; Secure", secure);
        flag(field, "; HttpOnly", httpOnly);
        attribute(field, "; SameSite=", sameSite == null ? null : sameSite.value());
        flag(field, "; Partitioned", partitioned);
        attribute(field, "; Priority=", priority);
        return field.toString();
    }

    private static void attribute(StringBuilder field, String name, @Nullable String value) {
        if (value != null) {
            field.append(name).append(value);
        }
    }

    private static void flag(StringBuilder field, String name, boolean set) {
        if (set) {
            field.append(name);
        }
    }
}
