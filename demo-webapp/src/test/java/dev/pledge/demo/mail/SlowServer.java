package dev.pledge.demo.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server (RFC 5321) that has something happen before it says that it has a letter. */
final class SlowServer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final List<String> subjects = new CopyOnWriteArrayList<>();
    private final Runnable meanwhile;

    SlowServer(Runnable meanwhile) throws IOException {
        this.meanwhile = meanwhile;
        Thread thread = new Thread(this::serve, "slow-mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Returns what the letters are about that it has. */
    List<String> subjects() {
        return subjects;
    }

    private void serve() {
        try {
            while (true) {
                try (Socket client = socket.accept()) {
                    talk(client);
                }
            }
        } catch (SocketException e) {
            // It is closed.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream out = client.getOutputStream();
        say(out, "220 slow");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String verb = line.toUpperCase(Locale.ROOT);
            if (verb.startsWith("QUIT")) {
                say(out, "221 bye");
                return;
            }
            if (verb.startsWith("DATA")) {
                say(out, "354 go on");
                letter(in);
                meanwhile.run();
            }
            say(out, "250 slow");
        }
    }

    private void letter(BufferedReader in) throws IOException {
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            if (line.startsWith("Subject: ")) {
                subjects.add(line.substring("Subject: ".length()));
            }
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
