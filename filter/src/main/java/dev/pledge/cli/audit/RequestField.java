package dev.pledge.cli.audit;

import java.net.URI;
import java.net.http.HttpRequest;

/**
 * A header field that whoever calls wants to be sent, such as a cookie of a session.
 *
 * @param name its name
 * @param value its value, which may be a secret
 */
public record RequestField(String name, String value) {
    /** @throws IllegalArgumentException if it cannot be sent: it is none, or is the connection's own */
    public RequestField {
        // The client knows best what it refuses.
        HttpRequest.newBuilder(URI.create("http://localhost/")).header(name, value);
    }

    /**
     * Reads a field as it stands in a request.
     *
     * @throws IllegalArgumentException if it has no name or no value, or cannot be sent
     */
    public static RequestField parse(String line) {
        int colon = line.indexOf(':');
        String value = line.substring(colon + 1).strip();
        if (colon < 1 || value.isEmpty()) {
            throw new IllegalArgumentException("no field");
        }
        return new RequestField(line.substring(0, colon), value);
    }
}
