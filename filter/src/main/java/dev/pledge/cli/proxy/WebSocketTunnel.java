package dev.pledge.cli.proxy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.eclipse.jetty.ee11.servlet.ServletContextRequest;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpStream;

/**
 * Passes WebSocket connections (RFC 6455) through: the handshake is repeated to the site, with the cookies that Pledge lets
 * through, and what follows is passed on byte by byte, both ways. Safe for use by all threads.
 */
final class WebSocketTunnel {
    private static final int LONGEST_HEAD = 64 * 1024;
    private static final Set<String> OWN = Set.of("host", "connection", "upgrade", "keep-alive", "transfer-encoding");

    private final Origins origins;
    private final SSLContext trust;
    private final int patienceMillis;

    WebSocketTunnel(Origins origins, SSLContext trust, Duration patience) {
        this.origins = origins;
        this.trust = trust;
        this.patienceMillis = (int) Math.min(patience.toMillis(), Integer.MAX_VALUE);
    }

    static boolean isAskedFor(HttpServletRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    }

    void open(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Socket site = null;
        boolean passed = false;
        try {
            site = connect();
            site.getOutputStream().write(head(request));
            site.getOutputStream().flush();
            InputStream in = new BufferedInputStream(site.getInputStream());
            List<String> answer = answer(in);
            if (answer(answer, response)) {
                site.setSoTimeout(0);
                handOver(request, response, site, in);
                passed = true;
            }
        } catch (IOException e) {
            ProxyFailure.answer(response, origins, e);
        } finally {
            if (site != null && !passed) {
                site.close();
            }
        }
    }

    /** Agrees with the browser; what it sends then is for the site. */
    private static void handOver(
            HttpServletRequest request, HttpServletResponse response, Socket site, InputStream fromSite) {
        response.setStatus(HttpServletResponse.SC_SWITCHING_PROTOCOLS);
        response.setHeader("Upgrade", "websocket");
        response.setHeader("Connection", "Upgrade");
        ServletContextRequest asked = ServletContextRequest.getServletContextRequest(request);
        ConnectionMetaData browser = asked.getConnectionMetaData();
        asked.setAttribute(
                HttpStream.UPGRADE_CONNECTION_ATTRIBUTE,
                new TunnelConnection(
                        browser.getConnection().getEndPoint(),
                        browser.getConnector().getExecutor(),
                        site,
                        fromSite));
    }

    private Socket connect() throws IOException {
        Socket plain = new Socket();
        boolean connected = false;
        try {
            plain.connect(new InetSocketAddress(host(), origins.upstreamPort()), patienceMillis);
            plain.setSoTimeout(patienceMillis);
            Socket socket = origins.secure() ? secured(plain) : plain;
            connected = true;
            return socket;
        } finally {
            if (!connected) {
                plain.close();
            }
        }
    }

    private String host() {
        String host = origins.upstream().getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private Socket secured(Socket plain) throws IOException {
        SSLSocket socket =
                (SSLSocket) trust.getSocketFactory().createSocket(plain, host(), origins.upstreamPort(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private byte[] head(HttpServletRequest request) {
        String query = request.getQueryString();
        StringBuilder head = new StringBuilder("GET ")
                .append(request.getRequestURI())
                .append(query == null ? "" : "?" + query)
                .append(" HTTP/1.1\r\nHost: ")
                .append(origins.upstreamHost())
                .append("\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n");
        for (String name : Collections.list(request.getHeaderNames())) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (OWN.contains(lower)) {
                continue;
            }
            for (String value : Collections.list(request.getHeaders(name))) {
                boolean address = lower.equals("origin") || lower.equals("referer");
                head.append(name)
                        .append(": ")
                        .append(address ? origins.toUpstream(value) : value)
                        .append("\r\n");
            }
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Reads the lines of a response's head. */
    private static List<String> answer(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int length = 0; length < LONGEST_HEAD; length++) {
            int b = in.read();
            if (b < 0) {
                throw new EOFException("it ended the connection instead of answering");
            }
            if (b == '\n') {
                if (line.isEmpty()) {
                    return lines;
                }
                lines.add(line.toString());
                line.setLength(0);
            } else if (b != '\r') {
                line.append((char) b);
            }
        }
        throw new IOException("the head of its answer is longer than " + LONGEST_HEAD + " bytes");
    }

    /** Passes the head on; returns whether the site agrees to go on as a WebSocket. */
    private boolean answer(List<String> head, HttpServletResponse response) throws IOException {
        String[] status = head.isEmpty() ? new String[0] : head.get(0).split(" ", 3);
        if (status.length < 2 || !status[1].matches("[1-5][0-9][0-9]")) {
            throw new IOException("it did not answer in HTTP");
        }
        int code = Integer.parseInt(status[1]);
        boolean agreed = code == HttpServletResponse.SC_SWITCHING_PROTOCOLS;
        for (String line : head.subList(1, head.size())) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).toLowerCase(Locale.ROOT);
            boolean ofTheHandshake = name.startsWith("sec-websocket-") && agreed;
            if (ofTheHandshake || name.equals("set-cookie")) {
                response.addHeader(
                        line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        if (!agreed) {
            response.setStatus(code < 200 ? HttpServletResponse.SC_BAD_GATEWAY : code);
        }
        return agreed;
    }
}
