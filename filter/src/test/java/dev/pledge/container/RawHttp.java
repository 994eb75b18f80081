package dev.pledge.container;

import dev.pledge.container.RawResponse.Field;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/1.1 connection that hides nothing: what is sent is written as it stands, what arrives is kept as it came.
 * Reading stops with an exception after a minute of silence.
 */
public final class RawHttp implements AutoCloseable {
    /** The host that every request names, so that answers do not depend on the port. */
    static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    static final String HOST = "shop.example";

    private static final int SILENCE_MILLIS = 60_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private boolean insideBody;

    private RawHttp(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(SILENCE_MILLIS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** Opens a plain connection to this machine. */
    public static RawHttp plain(int port) throws IOException {
        return new RawHttp(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** Opens a TLS connection to this machine. */
    static RawHttp tls(int port) throws IOException {
        return tls(port, null);
    }

    /** Opens a TLS connection to this machine; the client shows its certificate, if it has one and is asked for it. */
    static RawHttp tls(int port, @Nullable String client) throws IOException {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "localhost", KeyStoreFile.open(KeyStoreFile.path()).getCertificate("localhost"));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(client == null ? null : keys(client), trust.getTrustManagers(), null);
            return new RawHttp(context.getSocketFactory().createSocket("localhost", port));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static KeyManager[] keys(String client) throws IOException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStoreFile.open(KeyStoreFile.of(client)), KeyStoreFile.PASSWORD.toCharArray());
        return keys.getKeyManagers();
    }

    /** Returns a request without a body, of a browser unless a header says otherwise. */
    public static String request(String method, String target, String... headers) {
        StringBuilder text = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: " + HOST + "\r\n");
        boolean named = false;
        for (String header : headers) {
            text.append(header).append("\r\n");
            named |= header.startsWith("User-Agent:");
        }
        if (!named) {
            text.append("User-Agent: ").append(BROWSER).append("\r\n");
        }
        return text.append("\r\n").toString();
    }

    /** Returns a POST request. */
    static String post(String target, String contentType, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add("Content-Type: " + contentType);
        all.add("Content-Length: " + body.length());
        return request("POST", target, all.toArray(String[]::new)) + body;
    }

    /** Sends text, each character one byte. */
    void send(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** Sends a request and reads the whole answer. */
    public RawResponse exchange(String request) throws IOException {
        try {
            send(request);
        } catch (SocketException e) {
            // It may have been answered before its end was sent: then the answer is there, or else reading fails too.
        }
        return read(!request.startsWith("HEAD "));
    }

    /** Reads the next answer, with those of a status below 200 that come before it. */
    RawResponse read(boolean bodyExpected) throws IOException {
        List<RawResponse> interim = new ArrayList<>();
        RawResponse head = readHead();
        while (head.status() < 200 && head.status() != 101) {
            interim.add(head);
            head = readHead();
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        List<Field> trailers = new ArrayList<>();
        boolean complete = true;
        int status = head.status();
        if (bodyExpected && status != 204 && status != 304 && status != 101) {
            complete = readBody(head, body, trailers);
        }
        return new RawResponse(
                head.statusLine(),
                head.fields(),
                body.toString(StandardCharsets.ISO_8859_1),
                trailers,
                interim,
                complete);
    }

    /** Reads a status line and header fields only. */
    RawResponse readHead() throws IOException {
        String statusLine = line();
        return new RawResponse(statusLine, readFields(), "", List.of(), List.of(), true);
    }

    /** Reads the next chunk of a chunked body as soon as it is there; the last is empty. */
    String readChunk() throws IOException {
        return new String(chunk(), StandardCharsets.UTF_8);
    }

    /** Reads exactly so many bytes. */
    String readExactly(int length) throws IOException {
        return new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
    }

    /** Returns whether the peer has closed the connection; waits for it to do so or to send something. */
    boolean closedByPeer() throws IOException {
        return in.read() < 0;
    }

    private boolean readBody(RawResponse head, ByteArrayOutputStream body, List<Field> trailers) throws IOException {
        String length = head.header("Content-Length");
        if ("chunked".equalsIgnoreCase(head.header("Transfer-Encoding"))) {
            try {
                for (byte[] data = chunk(); data.length > 0; data = chunk()) {
                    body.write(data);
                }
                trailers.addAll(readFields());
                return true;
            } catch (EOFException e) {
                return false;
            }
        }
        if (length != null) {
            byte[] data = in.readNBytes(Integer.parseInt(length));
            body.write(data);
            return data.length == Integer.parseInt(length);
        }
        in.transferTo(body);
        return true;
    }

    private byte[] chunk() throws IOException {
        // Jetty sends the end of a chunk with the beginning of the next.
        if (insideBody) {
            line();
        }
        int length = Integer.parseInt(line().split(";", 2)[0].trim(), 16);
        insideBody = length > 0;
        byte[] data = in.readNBytes(length);
        if (data.length < length) {
            throw new EOFException("the chunk is cut off");
        }
        return data;
    }

    private List<Field> readFields() throws IOException {
        List<Field> fields = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            fields.add(new Field(
                    line.substring(0, colon), line.substring(colon + 1).trim()));
        }
        return fields;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection was closed after \"" + line + "\"");
            }
            line.append((char) c);
        }
        int end = line.length();
        return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
