package dev.pledge.transport;

import dev.pledge.policy.Authority;
import dev.pledge.policy.Behind;
import dev.pledge.policy.Hsts;
import dev.pledge.policy.Https;
import dev.pledge.policy.PathPattern;
import dev.pledge.policy.SensitiveFormPolicy;
import dev.pledge.policy.SitePolicy;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says whether an exchange is secure, and what follows from that. Immutable, safe for use by all threads.
 *
 * <p>How far the promise is kept at a path (its mode) is for the caller to ask; a decision here is what {@code enforce}
 * would do.
 */
public final class Transport {
    private static final String EVERY_PATH = "/*";

    private final List<PathPattern> paths;
    private final boolean everywhere;
    private final @Nullable ProxyWord proxies;
    private final @Nullable HttpsLocation location;
    private final @Nullable String hsts;

    /** Compiles the policy. */
    public Transport(SitePolicy site, SensitiveFormPolicy forms) {
        paths = forms.paths();
        everywhere = site.https() == Https.EVERYWHERE;
        proxies = forms.behind() instanceof Behind.Proxies behind ? new ProxyWord(behind.blocks()) : null;
        Authority authority = site.authority();
        location = authority == null ? null : new HttpsLocation(authority);
        Hsts header = forms.hsts();
        hsts = header == null ? null : header.headerValue();
    }

    /**
     * Returns whether the visitor's connection is secure. The headers count only if the policy names proxies and the
     * peer is one of them; if they then say nothing, the container is believed. A malformed header, a plain hop and two
     * headers that disagree all mean plain.
     *
     * @param containerSays {@code ServletRequest.isSecure()}
     * @param remoteAddr the peer's address, as the container writes it; null or anything else but an address is no proxy
     * @param forwarded the {@code Forwarded} field values (RFC 7239), in their order
     * @param xForwardedProto the {@code X-Forwarded-Proto} field values, in their order
     */
    public boolean secure(
            boolean containerSays, @Nullable String remoteAddr, List<String> forwarded, List<String> xForwardedProto) {
        if (proxies == null || forwarded.isEmpty() && xForwardedProto.isEmpty() || !proxies.trusts(remoteAddr)) {
            return containerSays;
        }
        return switch (proxies.of(forwarded, xForwardedProto)) {
            case SECURE -> true;
            case PLAIN -> false;
            case NOTHING -> containerSays;
        };
    }

    /**
     * Returns the address of the client. The headers count only if the policy names proxies and the peer is one of them; a
     * proxy that names no client leaves it unknown.
     *
     * @param remoteAddr the peer's address, as the container writes it; null if it does not
     * @param forwarded the {@code Forwarded} field values (RFC 7239), in their order
     * @param xForwardedFor the {@code X-Forwarded-For} field values, in their order
     * @return null if the address is unknown, or not beyond doubt
     */
    public @Nullable InetAddress client(
            @Nullable String remoteAddr, List<String> forwarded, List<String> xForwardedFor) {
        if (proxies != null && proxies.trusts(remoteAddr)) {
            return proxies.client(forwarded, xForwardedFor);
        }
        return remoteAddr == null ? null : IpLiteral.parse(remoteAddr);
    }

    /**
     * Decides what becomes of a request. A plain one for a sensitive path, or for any path of a site that promises HTTPS
     * everywhere, is redirected if its method is safe (RFC 9110, section 9.2.1: {@code GET}, {@code HEAD},
     * {@code OPTIONS}, {@code TRACE}), and refused if it is any other.
     *
     * @param method the request's method; methods are case-sensitive
     * @param secure what {@link #secure} said
     * @param path the path within the context: decoded, without path parameters
     * @param rawTarget context path, path and query, as the client sent them
     */
    public Decision decide(String method, boolean secure, String path, String rawTarget) {
        String pattern = secure ? null : pattern(path);
        if (pattern == null) {
            return Decision.Proceed.INSTANCE;
        }
        return switch (method) {
            case "GET", "HEAD", "OPTIONS", "TRACE" ->
                new Decision.Redirect(location == null ? null : location.of(rawTarget), pattern);
            default -> new Decision.Refuse(pattern);
        };
    }

    /**
     * Returns where a request can be asked again securely, or null if the policy has no authority to send visitors to.
     *
     * @param rawTarget context path, path and query, as the client sent them
     */
    public @Nullable String secureLocation(String rawTarget) {
        return location == null ? null : location.of(rawTarget);
    }

    /**
     * Returns whether a path is sensitive.
     *
     * @param path the path within the context: decoded, without path parameters
     */
    public boolean isSensitive(String path) {
        return pattern(path) != null;
    }

    /**
     * Returns the value of {@code Strict-Transport-Security}, or null if none is to be sent. Over plain HTTP it is not
     * to be sent at all (RFC 6797, section 7.2).
     */
    public @Nullable String hsts() {
        return hsts;
    }

    private @Nullable String pattern(String path) {
        for (int i = 0; i < paths.size(); i++) {
            if (paths.get(i).matches(path)) {
                return paths.get(i).text();
            }
        }
        return everywhere ? EVERY_PATH : null;
    }
}
