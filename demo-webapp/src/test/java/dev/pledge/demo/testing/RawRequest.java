package dev.pledge.demo.testing;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A request of which the test knows every byte. It goes over a connection of its own.
 *
 * @param secure whether it goes over HTTPS
 * @param start method and target
 * @param further further header field lines, each with its end; may be empty
 * @param body the body; empty for none
 */
public record RawRequest(boolean secure, String start, String further, String body) {
    /** What a browser with somebody in front of it calls itself. */
    public static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Gets a page over plain HTTP. */
    public static RawRequest get(String target) {
        return new RawRequest(false, "GET " + target, "", "");
    }

    /** Sends a form over plain HTTP. */
    public static RawRequest post(String target, String body) {
        return new RawRequest(
                false,
                "POST " + target,
                "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length() + "\r\n",
                body);
    }

    /** Returns the same request over HTTPS. */
    public RawRequest overHttps() {
        return new RawRequest(true, start, further, body);
    }

    /** Returns the same request with a header field more. */
    public RawRequest with(String name, String value) {
        return new RawRequest(secure, start, further + name + ": " + value + "\r\n", body);
    }

    /** Sends it and reads to the end of the connection. */
    public RawAnswer to(ShopProcess shop) {
        URI address = secure ? shop.https("/") : shop.http("/");
        try (Socket socket = secure
                ? shop.tls().getSocketFactory().createSocket(address.getHost(), address.getPort())
                : new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(wire(address.getAuthority()).getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return RawAnswer.of(socket.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new AssertionError(this + ": " + e, e);
        }
    }

    /** Returns the bytes, as characters, that go to a host. */
    String wire(String host) {
        return start + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\nUser-Agent: " + BROWSER + "\r\n"
                + further + "\r\n" + body;
    }
}
