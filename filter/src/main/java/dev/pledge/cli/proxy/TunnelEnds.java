package dev.pledge.cli.proxy;

import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** The two ends of a tunnel; when one closes so does the other. Is made by the container, with a constructor without arguments. */
public final class TunnelEnds implements HttpUpgradeHandler {
    private static final int BUFFER = 1 << 14;

    private @Nullable Socket site;
    private @Nullable InputStream fromSite;

    /** Is called by the container. */
    public TunnelEnds() {}

    /** Takes the site's end, before the container hands over the browser's. */
    void begin(Socket siteSocket, InputStream fromSiteStream) {
        site = siteSocket;
        fromSite = fromSiteStream;
    }

    @Override
    public void init(WebConnection browser) {
        Socket socket = site;
        InputStream in = fromSite;
        if (socket == null || in == null) {
            return;
        }
        thread("to-browser", () -> copy(in, browser.getOutputStream()), browser, socket);
        thread("to-site", () -> copy(browser.getInputStream(), socket.getOutputStream()), browser, socket);
    }

    @Override
    public void destroy() {
        close(site);
    }

    /** A copy from one end to the other. */
    private interface Copy {
        void run() throws IOException;
    }

    private static void thread(String name, Copy copy, WebConnection browser, Socket site) {
        Thread thread = new Thread(
                () -> {
                    try {
                        copy.run();
                    } catch (IOException | IllegalStateException e) {
                        // One end is gone, which ends both.
                    } finally {
                        close(site);
                        close(browser);
                    }
                },
                "pledge-websocket-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            out.flush();
        }
    }

    private static void close(@Nullable AutoCloseable end) {
        if (end == null) {
            return;
        }
        try {
            end.close();
        } catch (Exception e) {
            // It was closed by whoever was at it.
        }
    }
}
