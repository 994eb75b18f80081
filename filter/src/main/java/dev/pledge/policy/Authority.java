package dev.pledge.policy;

/**
 * The authority of an HTTPS origin (RFC 3986, section 3.2, without user information): where visitors are sent.
 *
 * @param host a host name in lower case, in its ASCII form, or an address literal
 * @param port 1 to 65535
 */
public record Authority(String host, int port) {
    /** @throws IllegalArgumentException if the host is none, or the port is none */
    public Authority {
        host = HostName.nameOrAddress(host);
        if (port < 1 || port > 65535) {
            throw new Unexpected(Integer.toString(port), "a port from 1 to 65535");
        }
    }

    /**
     * Reads {@code host} or {@code host:port}; the port is 443 unless given.
     *
     * @throws IllegalArgumentException if the text is neither
     */
    public static Authority parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0 || text.endsWith("]")) {
            return new Authority(text, 443);
        }
        String port = text.substring(colon + 1);
        if (!port.matches("[0-9]{1,5}")) {
            throw new Unexpected(text, "a host or host:port, such as shop.example:8443");
        }
        return new Authority(text.substring(0, colon), Integer.parseInt(port));
    }

    /** Returns {@code host}, or {@code host:port} where the port is not 443. */
    @Override
    public String toString() {
        return port == 443 ? host : host + ":" + port;
    }
}
