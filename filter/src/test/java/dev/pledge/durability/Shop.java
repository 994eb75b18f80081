package dev.pledge.durability;

import dev.pledge.PledgeFilter;
import dev.pledge.container.app.SignedInFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** An application of its own process: Jetty with Pledge before every page. It ends in order when its input ends. */
final class Shop {
    /** What it says when it serves, before its port. */
    static final String SERVING = "serving on port ";

    private static final byte[] PAGE = "<!DOCTYPE html><title>Shelf</title><p>Kettles, pots and pans.</p>\n"
            .repeat(5)
            .getBytes(StandardCharsets.US_ASCII);

    private Shop() {}

    /** Serves under the policy of a file. */
    @SuppressWarnings("SystemOut") // The process that started this one reads it.
    public static void main(String[] arguments) throws Exception {
        ServletContextHandler context = new ServletContextHandler("/");
        EnumSet<DispatcherType> all = EnumSet.allOf(DispatcherType.class);
        context.addFilter(SignedInFilter.class, "/*", all);
        FilterHolder pledge = new FilterHolder(PledgeFilter.class);
        pledge.setInitParameter("policy", "file:" + arguments[0]);
        context.addFilter(pledge, "/*", all);
        context.addServlet(new ServletHolder(new Shelves()), "/");
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("localhost");
        server.addConnector(connector);
        server.setHandler(context);
        server.start();
        System.out.println(SERVING + connector.getLocalPort());
        while (System.in.read() >= 0) {
            // Whoever started this process says nothing more.
        }
        server.stop();
    }

    /** Answers with a page; how its end is told to the client is up to the path. */
    @SuppressWarnings("serial") // no container of the tests stores servlets
    static final class Shelves extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/html;charset=UTF-8");
            if (request.getServletPath().hashCode() % 2 == 0) {
                response.setContentLength(PAGE.length);
            } else {
                response.getOutputStream().write(PAGE);
                response.flushBuffer();
            }
            response.getOutputStream().write(PAGE);
        }
    }
}
