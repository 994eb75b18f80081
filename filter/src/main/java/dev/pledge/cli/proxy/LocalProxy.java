package dev.pledge.cli.proxy;

import dev.pledge.PledgeFilter;
import dev.pledge.finding.FindingListener;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** Pledge in front of a site, on this machine and for this machine alone. Safe for use by all threads once it is started. */
public final class LocalProxy implements AutoCloseable {
    private static final int LONGEST_HEAD = 64 * 1024;
    private static final long IDLE_MILLIS = Duration.ofMinutes(30).toMillis();

    /** Many sites close a connection after five seconds without a request, maybe just as the next one is on its way. */
    private static final Duration LONGEST_REST = Duration.ofSeconds(4);

    private final Server server;
    private final ServerConnector connector;
    private final ServletContextHandler context;
    private final Site site;
    private final boolean https;

    /**
     * What is put in front of what.
     *
     * @param upstream where the site is: scheme, host and port, no path
     * @param policy the policy's place, as the filter's init-param names it
     * @param root the directory that paths of the policy begin at; null if it is not known
     * @param classPath where {@code classpath:} is looked for; null for nowhere
     * @param trust whose certificates are believed
     * @param patience how long the site may be silent
     */
    public record Site(
            URI upstream,
            String policy,
            @Nullable Path root,
            @Nullable ClassLoader classPath,
            SSLContext trust,
            Duration patience) {}

    /**
     * Prepares a proxy.
     *
     * @param port where it listens, on the loopback interface; 0 for any that is free
     * @param https whether it speaks HTTPS, with a certificate that is made now
     * @param findings is told of what is found
     * @throws IOException if the certificate cannot be made
     */
    public LocalProxy(Site site, int port, boolean https, FindingListener findings) throws IOException {
        this.site = site;
        this.https = https;
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setName("pledge-proxy");
        threads.setDaemon(true);
        server = new Server(threads);
        // Whoever presses Ctrl-C does not wait for streams to end.
        server.setStopTimeout(0);
        connector = https ? secure(server) : new ServerConnector(server, new HttpConnectionFactory(configuration()));
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        context = new ServletContextHandler(ServletContextHandler.SESSIONS);
        context.setContextPath("/");
        // What charset a page is of is for the site to say: one that was inferred here would overrule the page's own.
        server.getMimeTypes().clear();
        context.getMimeTypes().clear();
        context.getServletHandler().setDecodeAmbiguousURIs(true);
        if (site.root() != null) {
            context.setBaseResourceAsPath(site.root());
        }
        if (site.classPath() != null) {
            context.setClassLoader(site.classPath());
        }
        context.setAttribute(FindingListener.class.getName(), findings);
        server.setHandler(context);
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(LONGEST_HEAD);
        http.setResponseHeaderSize(LONGEST_HEAD);
        // Whether an address is a good one is for the site to say.
        http.setUriCompliance(
                UriCompliance.UNSAFE.without("PASSED", Violation.BAD_PERCENT_ENCODING, Violation.BAD_UTF8_ENCODING));
        return http;
    }

    private static ServerConnector secure(Server server) throws IOException {
        LocalCertificate certificate = LocalCertificate.make();
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStore(certificate.keys());
        tls.setKeyStorePassword(certificate.password());
        HttpConfiguration http = configuration();
        // Whoever is let in, by whatever name of this machine, is asked below.
        http.addCustomizer(new SecureRequestCustomizer(false));
        return new ServerConnector(server, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(http));
    }

    /**
     * Starts it.
     *
     * @return where it listens
     * @throws IOException if the port is taken, or the policy cannot be kept here
     */
    public URI start() throws IOException {
        try {
            connector.open();
        } catch (IOException e) {
            throw new IOException("port " + connector.getPort() + " cannot be had: " + e.getMessage(), e);
        }
        URI local = URI.create((https ? "https" : "http") + "://localhost:" + connector.getLocalPort());
        Origins origins = new Origins(site.upstream(), local);
        context.addFilter(new FilterHolder(new LocalAnswers()), "/*", EnumSet.of(DispatcherType.REQUEST));
        FilterHolder pledge = new FilterHolder(new PledgeFilter());
        pledge.setInitParameter("policy", site.policy());
        pledge.setAsyncSupported(true);
        context.addFilter(
                pledge,
                "/*",
                EnumSet.of(DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC));
        WebSocketTunnel tunnel = new WebSocketTunnel(origins, site.trust(), site.patience());
        ServletHolder upstream = new ServletHolder("upstream", new UpstreamServlet(origins, site, tunnel));
        upstream.setInitParameter("maxThreads", "64");
        upstream.setInitParameter("idleTimeout", String.valueOf(LONGEST_REST.toMillis()));
        upstream.setInitParameter("timeout", "0");
        upstream.setInitParameter("maxRequestHeadersSize", String.valueOf(LONGEST_HEAD));
        upstream.setInitParameter("maxResponseHeadersSize", String.valueOf(LONGEST_HEAD));
        upstream.setAsyncSupported(true);
        upstream.setInitOrder(1);
        context.addServlet(upstream, "/*");
        try {
            server.start();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(String.valueOf(e.getMessage()), e);
        }
        return local;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the proxy could not be stopped", e);
        }
    }
}
