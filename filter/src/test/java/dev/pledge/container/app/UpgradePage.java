package dev.pledge.container.app;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
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

    /** The protocol; it reads without blocking, the only way that every container serves after {@code init}. */
    public static final class Echo implements HttpUpgradeHandler {
        @Override
        public void init(WebConnection connection) {
            try {
                ServletInputStream in = connection.getInputStream();
                in.setReadListener(new Reader(connection, in, connection.getOutputStream()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void destroy() {}
    }

    private record Reader(WebConnection connection, ServletInputStream in, ServletOutputStream out)
            implements ReadListener {
        @Override
        public void onDataAvailable() throws IOException {
            while (in.isReady()) {
                int c = in.read();
                if (c < 0 || c == '.') {
                    end();
                    return;
                }
                out.write(Character.toUpperCase(c));
                out.flush();
            }
        }

        private void end() throws IOException {
            try {
                connection.close();
            } catch (IOException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException(e);
            }
        }

        @Override
        public void onAllDataRead() {}

        @Override
        public void onError(Throwable error) {}
    }
}
