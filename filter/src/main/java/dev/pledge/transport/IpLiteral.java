package dev.pledge.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Reads IP addresses as containers and forwarded headers write them. No name is ever looked up. */
final class IpLiteral {
    private static final int LONGEST = 45;

    private IpLiteral() {}

    /**
     * Returns the address, or null if the text is none. An IPv6 address may stand in brackets and have a zone; one that
     * maps an IPv4 address (RFC 4291, section 2.5.5.2) is that address.
     */
    static @Nullable InetAddress parse(String text) {
        String literal = text;
        if (literal.startsWith("[") && literal.endsWith("]")) {
            literal = literal.substring(1, literal.length() - 1);
        }
        int zone = literal.indexOf('%');
        literal = zone < 0 ? literal : literal.substring(0, zone);
        try {
            if (literal.indexOf(':') >= 0) {
                // In brackets it can only be an address, so that it is never looked up as a name.
                return literal.length() <= LONGEST ? InetAddress.getByName("[" + literal + "]") : null;
            }
            byte[] four = four(literal);
            return four == null || literal.length() != text.length() ? null : InetAddress.getByAddress(four);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static byte @Nullable [] four(String text) {
        byte[] bytes = new byte[4];
        int at = 0;
        for (int part = 0; part < 4; part++) {
            int value = 0;
            int start = at;
            while (at < text.length() && at - start < 4 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                value = value * 10 + text.charAt(at++) - '0';
            }
            // A leading zero means octal to some and decimal to others.
            boolean digits = at > start && (at == start + 1 || text.charAt(start) != '0');
            boolean ends = part == 3 ? at == text.length() : at < text.length() && text.charAt(at) == '.';
            if (!digits || value > 255 || !ends) {
                return null;
            }
            bytes[part] = (byte) value;
            at++;
        }
        return bytes;
    }
}
