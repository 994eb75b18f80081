package dev.pledge.html;

import org.jspecify.annotations.Nullable;

/** The URL Standard's basic parser (section 4.4), as far as scheme, host and port go; one value, one use. */
final class UrlParser {
    private static final int MAX_PORT = 65_535;

    private final String source;
    private final @Nullable UrlReference base;
    private final String text;
    private String scheme = "";
    private boolean special;
    private int schemeEnd = -1;

    UrlParser(String source, @Nullable UrlReference base) {
        this.source = source;
        this.base = base;
        this.text = clean(source);
    }

    @Nullable
    UrlReference parse() {
        schemeEnd = findScheme();
        if (schemeEnd < 0) {
            return relativeToBase();
        }
        scheme = lowerCase(schemeEnd);
        special = Scheme.isSpecial(scheme);
        int p = schemeEnd + 1;
        if (scheme.equals("file")) {
            return withoutHost(p, false);
        }
        if (special) {
            boolean relative = base != null && base.scheme().equals(scheme) && !text.startsWith("//", p);
            return base == null || !relative ? authority(skipSlashes(p)) : relative(base, p);
        }
        return text.startsWith("//", p) ? authority(p + 2) : withoutHost(p, !text.startsWith("/", p));
    }

    private @Nullable UrlReference relativeToBase() {
        if (base == null) {
            return null;
        }
        if (base.isOpaque()) {
            return text.startsWith("#") ? base : null;
        }
        scheme = base.scheme();
        special = base.parts().special();
        return scheme.equals("file") ? withoutHost(0, false) : relative(base, 0);
    }

    private @Nullable UrlReference relative(UrlReference base, int p) {
        if (p == text.length() || !isSlash(text.charAt(p))) {
            return sameHost(base, p, base);
        }
        if (p + 1 < text.length() && isSlash(text.charAt(p + 1))) {
            return authority(special ? skipSlashes(p) : p + 2);
        }
        return sameHost(base, p, null);
    }

    private UrlReference sameHost(UrlReference base, int p, @Nullable UrlReference continued) {
        UrlParts of = base.parts();
        return reference(
                new UrlParts(of.scheme(), special, false, of.host(), of.port(), text, p, schemeEnd, -1, -1, -1),
                continued);
    }

    private UrlReference withoutHost(int p, boolean opaque) {
        return reference(new UrlParts(scheme, special, opaque, null, -1, text, p, schemeEnd, -1, -1, -1), null);
    }

    private UrlReference reference(UrlParts parts, @Nullable UrlReference continued) {
        return new UrlReference(parts, source, continued);
    }

    private @Nullable UrlReference authority(int p) {
        int end = p;
        int hostStart = p;
        for (; end < text.length() && !endsAuthority(text.charAt(end)); end++) {
            if (text.charAt(end) == '@') {
                hostStart = end + 1;
            }
        }
        int hostEnd = hostEnd(hostStart, end);
        if (hostEnd == hostStart && (special || hostStart > p)) {
            return null;
        }
        String host = hostEnd == hostStart ? "" : HostParser.parse(text.substring(hostStart, hostEnd), special);
        int port = port(hostEnd, end);
        if (host == null || port < -1) {
            return null;
        }
        int portStart = hostEnd < end ? hostEnd : -1;
        int named = port == Scheme.defaultPort(scheme) ? -1 : port;
        return reference(
                new UrlParts(scheme, special, false, host, named, text, end, schemeEnd, hostStart, end, portStart),
                null);
    }

    private boolean endsAuthority(char c) {
        return c == '?' || c == '#' || isSlash(c);
    }

    /** A colon in brackets belongs to an IPv6 address. */
    private int hostEnd(int from, int end) {
        boolean brackets = false;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (c == ':' && !brackets) {
                return i;
            }
            brackets = c == '[' || (brackets && c != ']');
        }
        return end;
    }

    /** Returns the port; -1 if there is none, -2 if it is not one. */
    private int port(int colon, int end) {
        int port = colon + 1 < end ? 0 : -1;
        for (int i = colon + 1; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || port * 10 + digit > MAX_PORT) {
                return -2;
            }
            port = port * 10 + digit;
        }
        return port;
    }

    private int findScheme() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':') {
                return i > 0 ? i : -1;
            }
            boolean letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
            boolean later = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
            if (!letter && !(i > 0 && later)) {
                return -1;
            }
        }
        return -1;
    }

    private String lowerCase(int end) {
        if (text.startsWith("https:")) {
            return "https";
        }
        StringBuilder lower = new StringBuilder(end);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            lower.append(c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c);
        }
        return lower.toString();
    }

    private int skipSlashes(int p) {
        int at = p;
        while (at < text.length() && isSlash(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private boolean isSlash(char c) {
        return c == '/' || (c == '\\' && special);
    }

    private static String clean(String value) {
        int from = trimmedStart(value);
        int to = trimmedEnd(value);
        for (int i = from; i < to; i++) {
            if (isStripped(value.charAt(i))) {
                return stripped(value, from, to);
            }
        }
        return value.substring(from, to);
    }

    private static String stripped(String value, int from, int to) {
        StringBuilder kept = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            if (!isStripped(value.charAt(i))) {
                kept.append(value.charAt(i));
            }
        }
        return kept.toString();
    }

    static boolean isStripped(char c) {
        return c == '\t' || c == '\n' || c == '\r';
    }

    static int trimmedStart(String value) {
        int from = 0;
        while (from < value.length() && value.charAt(from) <= ' ') {
            from++;
        }
        return from;
    }

    static int trimmedEnd(String value) {
        int from = trimmedStart(value);
        int to = value.length();
        while (to > from && value.charAt(to - 1) <= ' ') {
            to--;
        }
        return to;
    }
}
