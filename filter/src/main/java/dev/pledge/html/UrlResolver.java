package dev.pledge.html;

import org.jspecify.annotations.Nullable;

/**
 * Resolves the references of one page, one after another, just as {@link UrlReference} does, and tells which host each
 * leads to. References in their usual form (ASCII; the path of the base's host, or HTTP and HTTPS with two slashes, a plain
 * host name and perhaps a port) cost no allocation; all others are left to {@link UrlReference}.
 *
 * <p>What it tells is about the reference that was resolved last, and so is its text. For one thread.
 */
public final class UrlResolver {
    private static final int MAX_PORT = 65_535;
    private static final int NONE = -1;

    private @Nullable UrlReference base;
    private final CharArena hostChars = new CharArena();
    private final TextView hostView = new TextView();
    private final UrlText text = new UrlText(this);

    private CharSequence source = "";
    private int from;
    private int to;
    private CharSequence host = "";
    private String scheme = "";
    private int port;
    private @Nullable UrlReference whole;

    /** @param base what relative references are resolved against, or null if there is nothing */
    public UrlResolver(@Nullable UrlReference base) {
        this.base = base;
    }

    /** Returns what relative references are resolved against. */
    public @Nullable UrlReference base() {
        return base;
    }

    /** Resolves against another base from here on. */
    public void follow(UrlReference otherBase) {
        base = otherBase;
    }

    /**
     * Resolves the reference that a part of a text is.
     *
     * @param reference is read again when {@link #url} is read
     * @return whether a host is asked: the reference is valid and its scheme is one of HTTP's (or a WebSocket's, or FTP)
     */
    public boolean resolve(CharSequence reference, int start, int end) {
        source = reference;
        from = start;
        to = end;
        while (from < to && source.charAt(from) <= ' ') {
            from++;
        }
        while (to > from && source.charAt(to - 1) <= ' ') {
            to--;
        }
        whole = null;
        text.clear();
        return from == to ? onBase() : resolve(source.charAt(from));
    }

    private boolean resolve(char first) {
        if (first == '/') {
            char second = from + 1 < to ? source.charAt(from + 1) : ' ';
            if (second == '/') {
                UrlReference of = base;
                return of == null || !isHttp(of.scheme()) ? slowly() : authority(of.scheme(), from + 2);
            }
            return second == '\\' || UrlParser.isStripped(second) ? slowly() : onBase();
        }
        if (first == '\\') {
            return slowly();
        }
        int p = from;
        if (Ascii.isLetter(first)) {
            do {
                p++;
            } while (p < to && isSchemeCharacter(source.charAt(p)));
        }
        if (p == from || p == to) {
            return onBase();
        }
        char after = source.charAt(p);
        if (after == ':') {
            return absolute(p);
        }
        return UrlParser.isStripped(after) ? slowly() : onBase();
    }

    /** The host of the reference that was resolved last, if it has one: as {@link UrlReference#host}. */
    public CharSequence host() {
        return host;
    }

    /** The scheme of the reference that was resolved last, if it has a host: as {@link UrlReference#scheme}. */
    public String scheme() {
        return scheme;
    }

    /**
     * The absolute URL of the reference that was resolved last, if it has a host: as {@link UrlReference#text}. It is put
     * together when it is first read.
     */
    public CharSequence url() {
        return text;
    }

    /** Returns the reference that was resolved last, or null if a browser asks for nothing. */
    public @Nullable UrlReference reference() {
        UrlReference made = whole;
        if (made == null) {
            String value = source.subSequence(from, to).toString();
            made = base == null ? UrlReference.parse(value) : base.resolve(value);
            whole = made;
        }
        return made;
    }

    private boolean slowly() {
        UrlReference url = reference();
        String name = url == null || !url.isNetwork() ? null : url.host();
        if (url == null || name == null) {
            return false;
        }
        host = name;
        scheme = url.scheme();
        return true;
    }

    private boolean onBase() {
        UrlReference of = base;
        String name = of == null || !of.isNetwork() ? null : of.host();
        if (of == null || name == null) {
            return slowly();
        }
        host = name;
        scheme = of.scheme();
        return true;
    }

    private boolean absolute(int colon) {
        String named = special(colon);
        if (named.isEmpty()) {
            return false;
        }
        boolean slashes = colon + 2 < to && source.charAt(colon + 1) == '/' && source.charAt(colon + 2) == '/';
        return slashes && isHttp(named) ? authority(named, colon + 3) : slowly();
    }

    private boolean authority(String schemeName, int hostStart) {
        hostChars.clear();
        int p = hostStart;
        int label = hostStart;
        for (; p < to; p++) {
            char c = source.charAt(p);
            if (c == '.') {
                label = p + 1;
            } else if (!isHostCharacter(c)) {
                break;
            }
            hostChars.add((char) Ascii.lower(c));
        }
        // An empty label is for the host parser, and so is a number: it may be an address.
        if (p == label || Ascii.isDigit(source.charAt(label))) {
            return slowly();
        }
        int end = portEnd(p);
        if (port > MAX_PORT || end < to && !isTargetStart(source.charAt(end))) {
            return slowly();
        }
        host = hostView.of(hostChars.chars(), 0, hostChars.length());
        scheme = schemeName;
        text.spell(source, port == Scheme.defaultPort(schemeName) ? end : p, end, to);
        return true;
    }

    /** Reads the port that may begin here; returns where it ends. */
    private int portEnd(int colon) {
        port = NONE;
        int p = colon;
        if (p < to && source.charAt(p) == ':') {
            for (p++; p < to && Ascii.isDigit(source.charAt(p)) && port <= MAX_PORT; p++) {
                port = Math.max(0, port) * 10 + source.charAt(p) - '0';
            }
        }
        return p;
    }

    private static boolean isTargetStart(char c) {
        return c == '/' || c == '?' || c == '#';
    }

    /** Returns the special scheme that ends at a colon, or nothing if it is none. */
    private String special(int colon) {
        return switch (colon - from) {
            case 2 -> isScheme("ws") ? "ws" : "";
            case 3 -> isScheme("wss") ? "wss" : isScheme("ftp") ? "ftp" : "";
            case 4 -> isScheme("http") ? "http" : isScheme("file") ? "file" : "";
            case 5 -> isScheme("https") ? "https" : "";
            default -> "";
        };
    }

    private boolean isScheme(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (Ascii.lower(source.charAt(from + i)) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHttp(String scheme) {
        return scheme.equals("https") || scheme.equals("http");
    }

    private static boolean isSchemeCharacter(char c) {
        return c < 0x80 && Ascii.isAlphanumeric(c) || c == '+' || c == '-' || c == '.';
    }

    private static boolean isHostCharacter(char c) {
        return c < 0x80 && Ascii.isAlphanumeric(c) || c == '-' || c == '_';
    }
}
