package dev.pledge.servlet;

import dev.pledge.transport.Transport;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a request comes from: the connection's other end, or whom the nearest proxy names that the policy trusts. */
public final class ClientAddress {
    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    /** Returns the client's address; null if a trusted proxy does not say it, or says it in two ways. */
    public static @Nullable InetAddress of(Transport transport, HttpServletRequest request) {
        return transport.client(
                request.getRemoteAddr(), values(request, "Forwarded"), values(request, "X-Forwarded-For"));
    }

    /**
     * Returns what a client is counted under; those whose address nobody says are counted as one. Of IPv6 it is the network,
     * the first half of the address: whoever has one has all of its addresses (RFC 6177; RFC 8981).
     */
    public static String countedAs(Transport transport, HttpServletRequest request) {
        InetAddress client = of(transport, request);
        if (client == null) {
            return String.valueOf(request.getRemoteAddr());
        }
        byte[] bytes = client.getAddress();
        return bytes.length > NETWORK_BYTES
                ? HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES)
                : client.getHostAddress();
    }

    private static List<String> values(HttpServletRequest request, String name) {
        return request.getHeader(name) == null ? List.of() : Collections.list(request.getHeaders(name));
    }
}
