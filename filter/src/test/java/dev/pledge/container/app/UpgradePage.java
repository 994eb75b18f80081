package dev.pledge.container.app;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Turns a connection into one that sends back what it is sent, in upper case, until it is sent a full stop. */
@WebServlet(urlPatterns = "/upgrade", asyncSupported = true)
@SuppressWarnings("serial") // no container of the tests stores servlets
public final class UpgradePage extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        response.setStatus(HttpServletResponse.SC_SWITCHING_PROTOCOLS);
        response.setHeader("Upgrade", "echo");
        response.setHeader("Connection", "Upgrade");
        request.upgrade(Echo.class);
    }

    /** The protocol. */
    public static final class Echo implements HttpUpgradeHandler {
        @Override
        public void init(WebConnection connection) {
            Thread thread = new Thread(() -> serve(connection), "echo");
            thread.setDaemon(true);
            thread.start();
        }

        private static void serve(WebConnection connection) {
            try (connection) {
                InputStream in = connection.getInputStream();
                OutputStream out = connection.getOutputStream();
                for (int c = in.read(); c >= 0 && c != '.'; c = in.read()) {
                    out.write(Character.toUpperCase(c));
                    out.flush();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void destroy() {}
    }
}
