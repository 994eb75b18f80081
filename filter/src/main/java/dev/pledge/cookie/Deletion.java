package dev.pledge.cookie;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Cookies that delete others in the browser, and carry nothing. */
final class Deletion {
    private Deletion() {}

    /**
     * Returns the deletion that a cookie is, without its value. Domain and path stay, for a browser deletes a cookie
     * only by the same ones; what its name's prefix promises is added, or the browser would drop the deletion too.
     */
    static SetCookie of(SetCookie cookie, Instant now) {
        NamePrefix prefix = NamePrefix.of(cookie.name());
        boolean forHost = prefix != null && prefix.isForHost();
        String domain = cookie.domain();
        Instant expires = cookie.expires();
        return new SetCookie(
                cookie.name(),
                "",
                cookie.maxAge(),
                expires != null && expires.isAfter(now) ? null : expires,
                forHost || domain == null || !Syntax.isHostName(domain) ? null : domain,
                forHost ? "/" : cookie.path(),
                prefix != null || cookie.secure() || cookie.partitioned(),
                prefix != null && prefix.isHttpOnly() || cookie.httpOnly(),
                cookie.sameSite(),
                cookie.partitioned(),
                cookie.priority());
    }

    /** Returns the field's value that deletes a cookie of a name, domain (null: of the host only) and path. */
    static String write(String name, @Nullable String domain, String path) {
        SetCookie cookie = new SetCookie(name, "", 0L, null, domain, path, false, false, null, false, null);
        return of(cookie, Instant.MIN).write();
    }
}
