package dev.pledge.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Parser of one {@code Forwarded} field value (RFC 7239, section 4). */
final class Forwarded {
    /**
     * One hop.
     *
     * @param node who made the request, as the proxy wrote it; null if it did not
     * @param proto by which protocol, in lower case; null if it did not say
     */
    record Hop(@Nullable String node, @Nullable String proto) {}

    private final String text;
    private int at;

    private Forwarded(String text) {
        this.text = text;
    }

    /** Returns the hops, the client's first, or null if the value breaks the grammar. Empty list elements are dropped. */
    static @Nullable List<Hop> parse(String value) {
        Forwarded parser = new Forwarded(value);
        List<Hop> hops = new ArrayList<>();
        do {
            parser.skipSpace();
            if (parser.at < value.length() && value.charAt(parser.at) != ',') {
                Hop hop = parser.element();
                if (hop == null) {
                    return null;
                }
                hops.add(hop);
            }
        } while (parser.take(','));
        return parser.at == value.length() ? hops : null;
    }

    private @Nullable Hop element() {
        String node = null;
        String proto = null;
        List<String> seen = new ArrayList<>();
        do {
            skipSpace();
            if (at == text.length() || text.charAt(at) == ';' || text.charAt(at) == ',') {
                continue;
            }
            String name = token().toLowerCase(Locale.ROOT);
            // A parameter occurs at most once in an element (RFC 7239, section 4).
            if (name.isEmpty() || seen.contains(name) || !take('=')) {
                return null;
            }
            seen.add(name);
            boolean quoted = at < text.length() && text.charAt(at) == '"';
            String value = quoted ? quotedString() : token();
            if (value == null || value.isEmpty() && !quoted) {
                return null;
            }
            if (name.equals("for")) {
                node = value;
            } else if (name.equals("proto")) {
                proto = value.toLowerCase(Locale.ROOT);
            }
            skipSpace();
        } while (take(';'));
        return new Hop(node, proto);
    }

    private String token() {
        int start = at;
        while (at < text.length() && isTokenCharacter(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private @Nullable String quotedString() {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return value.toString();
            }
            if (c == '\\' && ++at < text.length()) {
                c = text.charAt(at);
            }
            if (c < ' ' && c != '\t' || c == 0x7F) {
                return null;
            }
            value.append(c);
        }
        return null;
    }

    private boolean take(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void skipSpace() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private static boolean isTokenCharacter(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }
}
