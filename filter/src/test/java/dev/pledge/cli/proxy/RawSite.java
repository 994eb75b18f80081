package dev.pledge.cli.proxy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/** A site that answers each connection byte for byte as the test says, so that what streams can be seen to stream. */
final class RawSite implements AutoCloseable {
    private final ServerSocket server;
    private final String scheme;
    private final Reply reply;
    private final List<String> heads = new CopyOnWriteArrayList<>();

    /** Answers one request; the connection is closed when it returns. */
    interface Reply {
        void to(String head, InputStream in, OutputStream out) throws Exception;
    }

    private RawSite(ServerSocket server, String scheme, Reply reply) {
        this.server = server;
        this.scheme = scheme;
        this.reply = reply;
        Thread thread = new Thread(this::accept, "raw-site");
        thread.setDaemon(true);
        thread.start();
    }

    static RawSite of(Reply reply) throws IOException {
        return new RawSite(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), "http", reply);
    }

    static RawSite secure(ServerSocketFactory tls, Reply reply) throws IOException {
        return new RawSite(tls.createServerSocket(0, 50, InetAddress.getLoopbackAddress()), "https", reply);
    }

    /** Answers every request with one text, its lines ended as HTTP wants it. */
    static RawSite answering(String fields, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return of((head, in, out) ->
                write(out, "HTTP/1.1 200 OK\n" + fields + "\nContent-Length: " + bytes.length + "\n\n", bytes));
    }

    static void write(OutputStream out, String head, byte... body) throws IOException {
        out.write(head.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        out.flush();
    }

    URI uri() {
        return URI.create(scheme + "://localhost:" + server.getLocalPort());
    }

    /** Returns the heads of the requests that came. */
    List<String> heads() {
        return heads;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread thread = new Thread(() -> serve(socket), "raw-site-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                // It was closed.
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int b = in.read();
                if (b < 0) {
                    return;
                }
                head.append((char) b);
            }
            heads.add(head.toString());
            reply.to(head.toString(), in, socket.getOutputStream());
        } catch (Exception e) {
            // The test sees what it does not get.
        }
    }

    /** Lets nobody in any more. */
    void leave() throws IOException {
        server.close();
    }

    @Override
    public void close() throws IOException {
        leave();
    }
}
