package dev.pledge.container;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Starts Jetty with one application; loaded in the container's class loader, so only types of the JDK go in and out. */
public final class JettyLauncher implements Function<Map<String, String>, Map<String, Object>> {
    @Override
    public Map<String, Object> apply(Map<String, String> settings) {
        QueuedThreadPool threads = new QueuedThreadPool(32);
        threads.setDaemon(true);
        Server server = new Server(threads);
        ServerConnector http = new ServerConnector(server, 1, 1);
        http.setHost("localhost");
        server.addConnector(http);
        ServerConnector https = secure(server, settings);
        server.addConnector(https);
        WebAppContext context = new WebAppContext();
        String path = settings.get("contextPath");
        context.setContextPath(path.isEmpty() ? "/" : path);
        context.setWar(settings.get("docBase"));
        context.setTempDirectory(Path.of(settings.get("work")).toFile());
        context.setThrowUnavailableOnStartupException(true);
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception e) {
            stop(server);
            throw new IllegalStateException("Jetty did not start: " + e, e);
        }
        Runnable stop = () -> stop(server);
        return Map.of("http", http.getLocalPort(), "https", https.getLocalPort(), "stop", stop);
    }

    private static ServerConnector secure(Server server, Map<String, String> settings) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStorePath(settings.get("keyStore"));
        tls.setKeyStorePassword(settings.get("password"));
        tls.setTrustStorePath(settings.get("clients"));
        tls.setTrustStorePassword(settings.get("password"));
        tls.setWantClientAuth(true);
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.addCustomizer(new SecureRequestCustomizer(false));
        ServerConnector https = new ServerConnector(
                server, 1, 1, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(configuration));
        https.setHost("localhost");
        return https;
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("Jetty did not stop", e);
        }
    }
}
