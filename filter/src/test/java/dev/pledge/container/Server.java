package dev.pledge.container;

import java.io.IOException;

/**
 * A running container with one application.
 *
 * @param http the port for plain HTTP
 * @param https the port for HTTPS
 * @param stop stops it
 * @param secure whether connections are TLS unless asked for otherwise
 */
record Server(int http, int https, Runnable stop, boolean secure) implements AutoCloseable {
    Server(int http, int https, Runnable stop) {
        this(http, https, stop, false);
    }

    /** Returns this server, of whose connections all are TLS. */
    Server overTls() {
        return new Server(http, https, stop, true);
    }

    /** Returns this server, of whose connections all are plain. */
    Server inTheClear() {
        return new Server(http, https, stop, false);
    }

    /** Opens a connection. */
    RawHttp open() throws IOException {
        return secure ? openTls() : RawHttp.plain(http);
    }

    /** Opens a TLS connection. */
    RawHttp openTls() throws IOException {
        return RawHttp.tls(https);
    }

    /** Opens a TLS connection of a client that has a certificate. */
    RawHttp openTls(String client) throws IOException {
        return RawHttp.tls(https, client);
    }

    /** Sends a GET as a browser sends it for a page, with further header lines, and reads the answer. */
    RawResponse get(String path, String... headers) throws IOException {
        return send("GET", path, headers);
    }

    /** Sends a request without a body and reads the answer. */
    RawResponse send(String method, String path, String... headers) throws IOException {
        try (RawHttp connection = open()) {
            return connection.exchange(RawHttp.request(method, path, headers));
        }
    }

    /** Sends a POST with a body in ISO-8859-1 and reads the answer. */
    RawResponse post(String path, String contentType, String body, String... headers) throws IOException {
        try (RawHttp connection = open()) {
            return connection.exchange(RawHttp.post(path, contentType, body, headers));
        }
    }

    @Override
    public void close() {
        stop.run();
    }
}
