package dev.pledge.html;

import org.jspecify.annotations.Nullable;

/**
 * A URL as a browser understands it in an attribute: white space, tabs, backslashes, credentials, percent-encoded and
 * international host names are taken as the URL Standard says. It also tells where the scheme and the port stand in the
 * value that was resolved, so that an edit need not touch the rest. Immutable.
 */
public final class UrlReference {
    private final UrlParts parts;
    private final String source;
    private final @Nullable UrlReference base;
    private @Nullable String target;

    /** @param base whose path the reference continues, or null if it has a path of its own */
    UrlReference(UrlParts parts, String source, @Nullable UrlReference base) {
        this.parts = parts;
        this.source = source;
        this.base = base;
    }

    /** Parses an absolute URL; returns null if it is none. */
    public static @Nullable UrlReference parse(String url) {
        return new UrlParser(url, null).parse();
    }

    /**
     * Resolves a reference, such as an attribute's decoded value, against this URL.
     *
     * @return what it refers to, or null if a browser could not resolve it and so asks for nothing
     */
    public @Nullable UrlReference resolve(String reference) {
        return new UrlParser(reference, this).parse();
    }

    /** Returns the scheme in lower case, without its colon. */
    public String scheme() {
        return parts.scheme();
    }

    /** Returns whether this is fetched by HTTP or HTTPS (or a WebSocket), that is from a host. */
    public boolean isNetwork() {
        return parts.special() && parts.host() != null;
    }

    /**
     * Returns the host in lower-case ASCII (an A-label for an international name), without a trailing dot; null if
     * there is none, as in {@code data:} and {@code javascript:}.
     */
    public @Nullable String host() {
        return parts.host();
    }

    /** Returns the port, the scheme's own if none is given; -1 if there is none. */
    public int port() {
        return parts.port() >= 0 ? parts.port() : Scheme.defaultPort(parts.scheme());
    }

    /** Returns the host with the port, if one is given that is not the scheme's own; empty if there is no host. */
    public String authority() {
        String host = parts.host();
        return host == null ? "" : parts.port() >= 0 ? host + ':' + parts.port() : host;
    }

    /** Returns the path, dot segments resolved, percent-encoded; begins with a slash for network schemes. */
    public String path() {
        String t = target();
        int query = t.indexOf('?');
        return query < 0 ? t : t.substring(0, query);
    }

    /** Returns the query with its question mark, or an empty string. */
    public String query() {
        String t = target();
        int query = t.indexOf('?');
        return query < 0 ? "" : t.substring(query);
    }

    /** Returns the absolute URL without credentials and fragment. */
    public String text() {
        String slashes = parts.host() == null ? ":" : "://";
        return parts.scheme() + slashes + authority() + target();
    }

    /** Returns where the scheme's colon stands in the value that was resolved, or -1 if the scheme is the base's. */
    public int schemeEnd() {
        return sourceIndex(parts.schemeEnd());
    }

    /** Returns where the host begins in the value that was resolved, or -1 if the host is the base's. */
    public int hostStart() {
        return sourceIndex(parts.hostStart());
    }

    /** Returns where the host, with its port, ends in the value that was resolved, or -1 if the host is the base's. */
    public int authorityEnd() {
        return sourceIndex(parts.authorityEnd());
    }

    /** Returns where the port's colon stands in the value that was resolved, or -1 if it names no port. */
    public int portStart() {
        return sourceIndex(parts.portStart());
    }

    boolean isOpaque() {
        return parts.opaque();
    }

    UrlParts parts() {
        return parts;
    }

    /** The path and the query; made when it is first asked for, as most references are judged by their host. */
    private String target() {
        String t = target;
        if (t == null) {
            t = UrlTarget.of(parts, base);
            target = t;
        }
        return t;
    }

    /** Maps an index of the cleaned text to one of the value, which may hold tabs and line ends anywhere. */
    private int sourceIndex(int cleaned) {
        if (cleaned < 0) {
            return -1;
        }
        int at = UrlParser.trimmedStart(source);
        for (int i = 0; at < source.length(); at++) {
            if (!UrlParser.isStripped(source.charAt(at)) && i++ == cleaned) {
                return at;
            }
        }
        return UrlParser.trimmedEnd(source);
    }

    @Override
    public String toString() {
        return text();
    }
}
