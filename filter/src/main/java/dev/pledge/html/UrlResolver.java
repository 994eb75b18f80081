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
    /** A longer host is left to {@link UrlReference}: it is more than a name may have (RFC 1035, section 2.3.4). */
    private static final int LONGEST_HOST = 255;

    private static final byte[] NO_BYTES = {};

    private @Nullable UrlReference base;
    private final byte[] hostBytes = new byte[LONGEST_HOST];
    private final ByteText hostView = new ByteText();
    private final UrlText text = new UrlText(this);

    private final SourceChars chars = new SourceChars();

    private CharSequence source = "";
    private byte[] b = NO_BYTES;
    private int from;
    private int to;
    private CharSequence host = "";
    private String scheme = "";
    private int port;
    private boolean onBase;
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
        chars.of(reference, start, end);
        b = chars.bytes();
        from = chars.from();
        to = chars.to();
        whole = null;
        onBase = false;
        text.clear();
        boolean asksHost = from == to ? onBase() : resolve(b[from]);
        // They may be the page's.
        b = NO_BYTES;
        chars.clear();
        return asksHost;
    }

    private boolean resolve(byte first) {
        if (first == '/') {
            int second = from + 1 < to ? b[from + 1] : ' ';
            if (second == '/') {
                UrlReference of = base;
                return of == null || !isHttp(of.scheme()) ? slowly() : authority(of.scheme(), from + 2);
            }
            return second == '\\' || isStripped(second) ? slowly() : onBase();
        }
        if (first == '\\') {
            return slowly();
        }
        int p = from;
        if (Ascii.isLetter(first)) {
            do {
                p++;
            } while (p < to && isSchemeCharacter(b[p]));
        }
        if (p == to && chars.isCut()) {
            return slowly();
        }
        if (p == from || p == to) {
            return onBase();
        }
        if (b[p] == ':') {
            return absolute(p);
        }
        return isStripped(b[p]) ? slowly() : onBase();
    }

    /** Returns whether the reference that was resolved last leads to the base's own host because it names none. */
    public boolean isOnBase() {
        return onBase;
    }

    /**
     * The host of the reference that was resolved last, if it has one: as {@link UrlReference#host}. A {@link ByteText}
     * where it stands there plainly.
     */
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
            String value =
                    source.subSequence(chars.inText(from), chars.textTo()).toString();
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
        onBase = true;
        return true;
    }

    private boolean absolute(int colon) {
        String named = special(colon);
        if (named.isEmpty()) {
            return false;
        }
        boolean slashes = colon + 2 < to && b[colon + 1] == '/' && b[colon + 2] == '/';
        return slashes && isHttp(named) ? authority(named, colon + 3) : slowly();
    }

    private boolean authority(String schemeName, int hostStart) {
        int last = Math.min(to, hostStart + LONGEST_HOST);
        int p = hostStart;
        int label = hostStart;
        for (; p < last; p++) {
            byte c = b[p];
            if (c == '.') {
                label = p + 1;
            } else if (!isHostCharacter(c)) {
                break;
            }
            hostBytes[p - hostStart] = (byte) Ascii.lower(c);
        }
        // An empty label is for the host parser, and so is a number: it may be an address in one of many forms.
        boolean number = p > label && Ascii.isDigit(b[label]);
        if (p == label || number && !IpAddress.isDottedDecimal(b, hostStart, p)) {
            return slowly();
        }
        int end = portEnd(p);
        if (port > MAX_PORT || (end < to ? !isTargetStart(b[end]) : chars.isCut())) {
            return slowly();
        }
        host = hostView.of(hostBytes, 0, p - hostStart);
        scheme = schemeName;
        int portStart = port == Scheme.defaultPort(schemeName) ? end : p;
        text.spell(source, chars.inText(portStart), chars.inText(end), chars.textTo());
        return true;
    }

    /** Reads the port that may begin here; returns where it ends. */
    private int portEnd(int colon) {
        port = NONE;
        int p = colon;
        if (p < to && b[p] == ':') {
            for (p++; p < to && Ascii.isDigit(b[p]) && port <= MAX_PORT; p++) {
                port = Math.max(0, port) * 10 + b[p] - '0';
            }
        }
        return p;
    }

    private static boolean isStripped(int c) {
        return UrlParser.isStripped((char) c);
    }

    private static boolean isTargetStart(byte c) {
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
            if (Ascii.lower(b[from + i]) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHttp(String scheme) {
        return scheme.equals("https") || scheme.equals("http");
    }

    private static boolean isSchemeCharacter(byte c) {
        return Ascii.isAlphanumeric(c) || c == '+' || c == '-' || c == '.';
    }

    private static boolean isHostCharacter(byte c) {
        return Ascii.isAlphanumeric(c) || c == '-' || c == '_';
    }
}
