package dev.pledge.servlet;

import dev.pledge.policy.SitePolicy;
import dev.pledge.statistics.Bots;
import dev.pledge.statistics.PageAccessRule;
import dev.pledge.statistics.Referrers;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a request's header fields say of who asks, and why: read when it comes, on a container's thread, for the answer may
 * end on another.
 */
final class Visit {
    private final String method;
    private final boolean navigation;
    private final boolean prefetch;
    private final @Nullable String userAgent;
    private final @Nullable String referrer;
    private final long began = System.nanoTime();

    Visit(HttpServletRequest request, SitePolicy site) {
        this.method = request.getMethod();
        this.navigation = PageAccessRule.isNavigation(request.getHeader("Sec-Fetch-Dest"), request.getHeader("Accept"));
        this.prefetch = PageAccessRule.isPrefetch(
                request.getHeader("Sec-Purpose"), request.getHeader("Purpose"), request.getHeader("X-Moz"));
        this.userAgent = request.getHeader("User-Agent");
        String server = request.getServerName();
        this.referrer =
                Referrers.host(request.getHeader("Referer"), host -> host.equalsIgnoreCase(server) || site.owns(host));
    }

    /** Returns whether an answer shows a page. */
    boolean isView(int status, @Nullable String contentType) {
        return PageAccessRule.isAccess(method, status, contentType, navigation, prefetch);
    }

    /** Returns whether an answer that shows no page is one to somebody who wanted to see one. */
    boolean isOtherAnswer(@Nullable String contentType) {
        return !prefetch && (navigation || PageAccessRule.isPage(contentType));
    }

    boolean isBot(Bots bots) {
        return bots.isBot(userAgent);
    }

    /** Returns the host of the site that the visitor came from, or null. */
    @Nullable
    String referrer() {
        return referrer;
    }

    /** Returns how long ago the request came, in microseconds. */
    long micros() {
        return (System.nanoTime() - began) / 1_000;
    }
}
