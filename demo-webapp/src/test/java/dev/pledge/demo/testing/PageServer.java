package dev.pledge.demo.testing;

import dev.pledge.PledgeFilter;
import dev.pledge.policy.AdServerPolicy;
import dev.pledge.policy.Mode;
import dev.pledge.policy.Policy;
import dev.pledge.policy.Scope;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;

/** Serves pages twice: below {@code /governed/} through Pledge, with ad servers forbidden; below {@code /plain/} as they are. */
public final class PageServer implements AutoCloseable {
    private static final int WRITE = 8 * 1024;

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    private PageServer(Map<String, byte[]> pages) {
        ServletContextHandler governed = context("/governed", pages);
        Policy policy = Policy.builtIn(Mode.REPORT).with(AdServerPolicy.builtIn(Scope.everywhere(Mode.ENFORCE)));
        governed.addFilter(
                new FilterHolder(new PledgeFilter(policy)),
                "/*",
                EnumSet.of(DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new ContextHandlerCollection(governed, context("/plain", pages)));
    }

    /** Starts to serve pages by their names. */
    public static PageServer serve(Map<String, byte[]> pages) {
        PageServer server = new PageServer(pages);
        try {
            server.server.start();
            return server;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the port that it listens at. */
    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static ServletContextHandler context(String path, Map<String, byte[]> pages) {
        ServletContextHandler context = new ServletContextHandler(path, ServletContextHandler.SESSIONS);
        ServletHolder holder = new ServletHolder(new PageServlet(pages));
        holder.setAsyncSupported(true);
        context.addServlet(holder, "/*");
        return context;
    }

    private static final class PageServlet extends HttpServlet {
        private static final long serialVersionUID = 1;

        private final transient Map<String, byte[]> pages;

        private PageServlet(Map<String, byte[]> pages) {
            this.pages = pages;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String path = request.getPathInfo();
            byte[] page = path == null ? null : pages.get(path.substring(1));
            if (page == null) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
            response.setContentType(RealPages.contentType(page));
            for (int i = 0; i < page.length; i += WRITE) {
                response.getOutputStream().write(page, i, Math.min(WRITE, page.length - i));
            }
        }
    }
}
