package dev.pledge.cookie;

import dev.pledge.policy.SameSite;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

// Reads a Set-Cookie value by RFC 6265bis, section 5.6: split at semicolons whatever quotes say, the last attribute of
// a name counts, what cannot be read is ignored. Besides, it notes whether the text is exact. Exact is what can be sent
// as it stands: each attribute is known, there once, and its value is of the form that servers are to write, so that
// no other reader can find more in it than a browser does.
final class SetCookieParser {
    /** The most octets of an attribute's value; a longer one is ignored. */
    private static final int MOST_OCTETS = 1024;

    private static final int MOST_DIGITS = 18;

    private final String text;
    private final Set<Change> lost = EnumSet.noneOf(Change.class);
    private final Set<Attribute> seen = EnumSet.noneOf(Attribute.class);
    private boolean exact = true;

    private @Nullable Long maxAge;
    private @Nullable Instant expires;
    private @Nullable String domain;
    private @Nullable String path;
    private boolean secure;
    private boolean httpOnly;
    private @Nullable SameSite sameSite;
    private boolean partitioned;
    private @Nullable String priority;

    private enum Attribute {
        MAX_AGE("max-age"),
        EXPIRES("expires"),
        DOMAIN("domain"),
        PATH("path"),
        SECURE("secure"),
        HTTP_ONLY("httponly"),
        SAME_SITE("samesite"),
        PARTITIONED("partitioned"),
        PRIORITY("priority");

        private static final Attribute[] ALL = values();

        private final String key;

        Attribute(String key) {
            this.key = key;
        }

        static @Nullable Attribute of(String name) {
            for (Attribute attribute : ALL) {
                if (attribute.key.equalsIgnoreCase(name)) {
                    return attribute;
                }
            }
            return null;
        }
    }

    private SetCookieParser(String text) {
        this.text = text;
    }

    static Parsed parse(String text) {
        if (Syntax.isOctets(text)) {
            return new SetCookieParser(text).parse();
        }
        SetCookieParser parser = new SetCookieParser(Syntax.octets(text));
        parser.exact = false;
        parser.lost.add(Change.ENCODING);
        return parser.parse();
    }

    private Parsed parse() {
        int end = Syntax.find(text, ';', 0, text.length());
        int equals = Syntax.find(text, '=', 0, end);
        String name = equals == end ? "" : Syntax.trim(text, 0, equals);
        String value = Syntax.trim(text, equals == end ? 0 : equals + 1, end);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            exact &= c != '\t';
            if (Syntax.isControl(c) && c != '\t') {
                return new Parsed.Unusable(name, Reason.MALFORMED);
            }
        }
        if (name.isEmpty()) {
            return new Parsed.Unusable(name, Reason.NAMELESS);
        }
        if (name.indexOf('\t') >= 0 || value.indexOf('\t') >= 0) {
            return new Parsed.Unusable(name, Reason.MALFORMED);
        }
        for (int at = end + 1; at < text.length(); at = end + 1) {
            end = Syntax.find(text, ';', at, text.length());
            attribute(at, end);
        }
        return new Parsed.Cookie(
                new SetCookie(
                        name, value, maxAge, expires, domain, path, secure, httpOnly, sameSite, partitioned, priority),
                exact,
                lost);
    }

    private void attribute(int from, int to) {
        int equals = Syntax.find(text, '=', from, to);
        String name = Syntax.trim(text, from, equals);
        String value = equals == to ? "" : Syntax.trim(text, equals + 1, to);
        if (name.isEmpty() && value.isEmpty()) {
            return;
        }
        Attribute attribute = Attribute.of(name);
        if (attribute == null) {
            exact = false;
            lost.add(Change.OTHER);
            return;
        }
        exact &= seen.add(attribute);
        if (value.length() > MOST_OCTETS) {
            exact = false;
            return;
        }
        boolean valued = equals < to;
        switch (attribute) {
            case MAX_AGE -> maxAge(value);
            case EXPIRES -> expires(value);
            case DOMAIN -> domain(value);
            case PATH -> path(value);
            case SAME_SITE -> sameSite(value);
            case PRIORITY -> priority(value);
            case SECURE -> {
                secure = true;
                exact &= !valued;
            }
            case HTTP_ONLY -> {
                httpOnly = true;
                exact &= !valued;
            }
            case PARTITIONED -> {
                partitioned = true;
                exact &= !valued;
            }
        }
    }

    private void maxAge(String value) {
        int start = value.startsWith("-") ? 1 : 0;
        boolean number = value.length() > start;
        for (int i = start; i < value.length(); i++) {
            number &= value.charAt(i) >= '0' && value.charAt(i) <= '9';
        }
        if (!number) {
            exact = false;
        } else if (value.length() - start <= MOST_DIGITS) {
            maxAge = Long.parseLong(value);
        } else {
            maxAge = start == 1 ? Long.MIN_VALUE : Long.MAX_VALUE;
            exact = false;
        }
    }

    private void expires(String value) {
        Instant date = CookieDate.parse(value);
        exact &= date != null && CookieDate.isWritten(value, date);
        if (date != null) {
            expires = date;
        }
    }

    private void domain(String value) {
        String host = value.startsWith(".") ? value.substring(1) : value;
        exact &= !host.isEmpty();
        domain = host.isEmpty() ? null : host.toLowerCase(Locale.ROOT);
    }

    private void path(String value) {
        lost.remove(Change.PATH);
        path = Syntax.isPath(value) ? value : null;
        exact &= path != null;
        if (path == null && value.startsWith("/")) {
            lost.add(Change.PATH);
        }
    }

    private void sameSite(String value) {
        sameSite = null;
        for (SameSite known : SameSite.values()) {
            if (known.value().equalsIgnoreCase(value)) {
                sameSite = known;
            }
        }
        exact &= sameSite != null;
    }

    private void priority(String value) {
        priority = switch (value.toLowerCase(Locale.ROOT)) {
            case "low" -> "Low";
            case "medium" -> "Medium";
            case "high" -> "High";
            default -> null;
        };
        exact &= priority != null;
    }
}
