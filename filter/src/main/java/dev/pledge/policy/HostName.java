package dev.pledge.policy;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of hosts as URLs carry them (RFC 1123, section 2.1; underscores as they occur in practice). */
final class HostName {
    private static final Pattern LABELS = Pattern.compile(
            "(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*");
    private static final Pattern NUMBER_LAST = Pattern.compile("(.*\\.)?[0-9]+");
    private static final String EXPECTED = "a host name such as shop.example, without scheme, port and path";

    private HostName() {}

    /**
     * Returns the name of a host, or an IPv4 address, in lower case.
     *
     * @throws Unexpected if the text is neither
     */
    static String name(String text) {
        String host = text.toLowerCase(Locale.ROOT);
        if (!LABELS.matcher(host).matches()) {
            throw new Unexpected(text, advice(host));
        }
        // What ends in a number is an address to a browser (URL standard, "ends in a number checker").
        if (NUMBER_LAST.matcher(host).matches() && AddressLiteral.parse(host) == null) {
            throw new Unexpected(text, EXPECTED);
        }
        return host;
    }

    /** Returns the same, or an IPv6 address in brackets, in lower case. */
    static String nameOrAddress(String text) {
        if (text.startsWith("[") && text.endsWith("]")) {
            if (text.indexOf(':') < 0 || AddressLiteral.parse(text.substring(1, text.length() - 1)) == null) {
                throw new Unexpected(text, "an IPv6 address in brackets, such as [2001:db8::1]");
            }
            return text.toLowerCase(Locale.ROOT);
        }
        return name(text);
    }

    /** Returns whether a host has a parent domain that cookies can be set for: not an address, three labels or more. */
    static boolean hasParent(String host) {
        return !host.startsWith("[")
                && AddressLiteral.parse(host) == null
                && host.indexOf('.') != host.lastIndexOf('.');
    }

    private static String advice(String host) {
        if (host.chars().allMatch(c -> c < 0x80)) {
            return EXPECTED;
        }
        try {
            String ascii = IDN.toASCII(host).toLowerCase(Locale.ROOT);
            return LABELS.matcher(ascii).matches() ? "its ASCII form, " + ascii : EXPECTED;
        } catch (IllegalArgumentException e) {
            return EXPECTED;
        }
    }
}
