package dev.pledge.cookie;

import org.jspecify.annotations.Nullable;

/**
 * The prefixes of names that promise something (RFC 6265bis, section 4.1.3; the two of HTTP only are of the layered
 * cookies draft). Browsers match them without case and drop a cookie that breaks its promise.
 */
enum NamePrefix {
    // The longest first, for one begins with another.
    HOST_HTTP("__Host-Http-", true, true),
    HOST("__Host-", true, false),
    HTTP("__Http-", false, true),
    SECURE("__Secure-", false, false);

    private static final NamePrefix[] ALL = values();

    private final String text;
    private final boolean host;
    private final boolean http;

    NamePrefix(String text, boolean host, boolean http) {
        this.text = text;
        this.host = host;
        this.http = http;
    }

    /** Returns a name's prefix, or null. */
    static @Nullable NamePrefix of(String name) {
        for (NamePrefix prefix : ALL) {
            if (name.regionMatches(true, 0, prefix.text, 0, prefix.text.length())) {
                return prefix;
            }
        }
        return null;
    }

    /** Whether such a cookie is for one host, and all its paths. */
    boolean isForHost() {
        return host;
    }

    /** Whether such a cookie is kept from scripts. */
    boolean isHttpOnly() {
        return http;
    }

    /** Whether a cookie keeps the promise. */
    boolean isKeptBy(SetCookie cookie) {
        return cookie.secure()
                && (!http || cookie.httpOnly())
                && (!host || cookie.domain() == null && "/".equals(cookie.path()));
    }
}
