package dev.pledge.benchmarks;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One HTTP/1.1 connection that asks for one resource again and again, and reads each answer whole. */
final class LoadClient implements AutoCloseable {
    private static final int SILENCE_MILLIS = 60_000;

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private final byte[] request;
    private final byte[] line = new byte[8192];

    /**
     * Connects.
     *
     * @param port where on this machine
     * @param target path and query to ask for
     * @param cookies the {@code Cookie} field to send
     */
    LoadClient(int port, String target, String cookies) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(SILENCE_MILLIS);
        socket.setTcpNoDelay(true);
        out = socket.getOutputStream();
        in = new BufferedInputStream(socket.getInputStream(), 65536);
        request = ("GET " + target + " HTTP/1.1\r\nHost: localhost:" + port
                        + "\r\nAccept: text/html,*/*;q=0.8\r\nCookie: " + cookies + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Asks once; returns the number of bytes of the body. */
    int exchange() throws IOException {
        out.write(request);
        out.flush();
        String status = readLine();
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException("expected 200, found " + status);
        }
        int length = -1;
        for (String field = readLine(); !field.isEmpty(); field = readLine()) {
            if (field.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(field.substring(15).trim());
            }
        }
        return length >= 0 ? skip(length) : chunks();
    }

    private int chunks() throws IOException {
        int total = 0;
        while (true) {
            int size = Integer.parseInt(readLine().trim(), 16);
            total += skip(size);
            readLine();
            if (size == 0) {
                return total;
            }
        }
    }

    private int skip(int length) throws IOException {
        in.skipNBytes(length);
        return length;
    }

    private String readLine() throws IOException {
        int count = 0;
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (count == line.length) {
                throw new IOException("found a header line of more than " + line.length + " bytes");
            }
            line[count++] = (byte) c;
        }
        return new String(
                line, 0, count > 0 && line[count - 1] == '\r' ? count - 1 : count, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
