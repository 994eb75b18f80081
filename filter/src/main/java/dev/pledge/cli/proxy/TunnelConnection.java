package dev.pledge.cli.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.BufferUtil;
import org.jspecify.annotations.Nullable;

/**
 * The browser's end of a tunnel, once both sides have agreed on it: what comes goes on to the site, and what the site says
 * comes back on a thread of its own. When one end closes so does the other.
 *
 * <p>It takes the place of the connection of HTTP. {@code HttpServletRequest.upgrade} leaves that one in place, which in Jetty
 * 12.1 goes on to look for requests in what a browser sends, unless the handshake has a Content-Length.
 */
final class TunnelConnection extends AbstractConnection implements Connection.UpgradeTo {
    private static final Logger LOG = System.getLogger(TunnelConnection.class.getName());
    private static final int BUFFER = 1 << 14;

    private final Socket site;
    private final InputStream fromSite;
    private final ByteBuffer fromBrowser = BufferUtil.allocate(BUFFER);
    private byte[] early = {};

    TunnelConnection(EndPoint browser, Executor executor, Socket site, InputStream fromSite) {
        super(browser, executor);
        this.site = site;
        this.fromSite = fromSite;
    }

    /** Takes what has come behind the handshake already. */
    @Override
    public void onUpgradeTo(ByteBuffer read) {
        early = BufferUtil.toArray(read);
    }

    @Override
    public void onOpen() {
        super.onOpen();
        // Both ends may be silent for as long as they like.
        getEndPoint().setIdleTimeout(0);
        Thread thread = new Thread(this::toBrowser, "pledge-websocket");
        thread.setDaemon(true);
        thread.start();
        onFillable();
    }

    @Override
    public void onFillable() {
        try {
            OutputStream out = site.getOutputStream();
            out.write(early);
            early = new byte[0];
            int filled = getEndPoint().fill(fromBrowser);
            while (filled > 0) {
                BufferUtil.writeTo(fromBrowser, out);
                BufferUtil.clear(fromBrowser);
                filled = getEndPoint().fill(fromBrowser);
            }
            if (filled == 0) {
                fillInterested();
                return;
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "one end is gone, which ends both", e);
        }
        close();
    }

    private void toBrowser() {
        byte[] bytes = new byte[BUFFER];
        try {
            for (int read = fromSite.read(bytes); read >= 0; read = fromSite.read(bytes)) {
                try (Blocker.Callback written = Blocker.callback()) {
                    getEndPoint().write(written, ByteBuffer.wrap(bytes, 0, read));
                    written.block();
                }
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "one end is gone, which ends both", e);
        } finally {
            close();
        }
    }

    @Override
    public void onClose(@Nullable Throwable cause) {
        super.onClose(cause);
        closeSite();
    }

    @Override
    public void close() {
        closeSite();
        super.close();
    }

    private void closeSite() {
        try {
            site.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "it was closed by whoever was at it", e);
        }
    }
}
