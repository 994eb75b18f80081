package dev.pledge.policy;

import java.util.Locale;

/**
 * The authority of an HTTPS origin (RFC 3986, section 3.2, without user information): where visitors are sent.
 *
 * @param host a host name in lower case, in its ASCII form, or an address literal
 * @param port 1 to 65535
 */
public record Authority(String host, int port) {
    /** @throws IllegalArgumentException if the host is empty or holds a character that no host has, or the port is none */
    public Authority {
        host = host.toLowerCase(Locale.ROOT);
        if (!host.matches("[a-z0-9._-]+|\\[[0-9a-f:.]+\\]")) {
            throw new IllegalArgumentException("\"" + host + "\" is no host");
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException(port + " is no port; expected 1 to 65535");
        }
    }

    /** Reads {@code host} or {@code host:port}; the port is 443 unless given. */
    public static Authority parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0 || text.endsWith("]")) {
            return new Authority(text, 443);
        }
        String port = text.substring(colon + 1);
        if (!port.matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("\"" + text + "\" is no authority; expected host or host:port");
        }
        return new Authority(text.substring(0, colon), Integer.parseInt(port));
    }

    /** Returns {@code host}, or {@code host:port} where the port is not 443. */
    @Override
    public String toString() {
        return port == 443 ? host : host + ":" + port;
    }
}
