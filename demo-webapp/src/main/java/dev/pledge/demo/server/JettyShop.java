package dev.pledge.demo.server;

import dev.pledge.demo.launch.Options;
import dev.pledge.demo.launch.ShopServer;
import dev.pledge.demo.launch.StartException;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.zip.ZipFile;
import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.server.handler.DefaultHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** The shop in an embedded Jetty: one connector for HTTP, one for HTTPS, one for the management port. */
public final class JettyShop implements ShopServer {
    private static final String FILTER = "pledge";
    private static final String POLICY = "WEB-INF/privacy-policy.yaml";
    private static final String MANAGEMENT = "management";
    private static final String SCRAPE = "dev.pledge.demo.metrics";
    private static final long STOP_TIMEOUT_MILLIS = 5_000;

    /** For the service loader. */
    public JettyShop() {}

    @Override
    public void start(Options options, Path war, Path work) throws Exception {
        Certificate certificate = Certificate.in(options.data(), Clock.systemUTC());
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setName("shop");
        Server server = new Server(threads);
        try {
            ServerConnector http = plain(server, "http");
            open(http, options.host(), options.httpPort(), "--http-port");
            ServerConnector https = secure(server, certificate);
            open(https, options.host(), options.httpsPort(), "--https-port");
            ServerConnector management = plain(server, MANAGEMENT);
            open(management, options.host(), options.managementPort(), "--management-port");

            Path policy = policy(options, war, https.getLocalPort(), management.getLocalPort());
            Path webXml = work.resolve("web.xml");
            webXml(options, war, policy, http.getLocalPort()).write(webXml);
            WebAppContext shop = shop(war, work, webXml);
            server.setHandler(
                    new GracefulHandler(new Handler.Sequence(management(shop), new ContextHandlerCollection(shop))));
            server.setDefaultHandler(new DefaultHandler(false, false));
            server.setStopTimeout(STOP_TIMEOUT_MILLIS);
            server.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop"));
            announce(options, policy, certificate, http, https, management);
        } catch (Exception e) {
            server.stop();
            throw e;
        }
    }

    private static ServerConnector plain(Server server, String name) {
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(configuration()));
        connector.setName(name);
        return connector;
    }

    private static ServerConnector secure(Server server, Certificate certificate) {
        HttpConfiguration configuration = configuration();
        // Whether the name fits the certificate is for the visitor's browser to say.
        configuration.addCustomizer(new SecureRequestCustomizer(false));
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStorePath(certificate.keyStore().toString());
        tls.setKeyStoreType("PKCS12");
        tls.setKeyStorePassword(certificate.password());
        ServerConnector connector = new ServerConnector(
                server, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(configuration));
        connector.setName("https");
        return connector;
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        return configuration;
    }

    /** Binds the port before anything is started: the policy and the pages must know the real one. */
    private static void open(ServerConnector connector, String host, int port, String option)
            throws IOException, StartException {
        connector.setHost(host);
        connector.setPort(port);
        try {
            connector.open();
        } catch (IOException e) {
            if (e instanceof BindException || e.getCause() instanceof BindException) {
                throw new StartException(
                        "port " + port + " on " + host + " is in use or not allowed; choose another with " + option);
            }
            throw e;
        }
        connector.getServer().addConnector(connector);
    }

    private static @Nullable Path policy(Options options, Path war, int httpsPort, int managementPort)
            throws IOException {
        if (options.ungoverned()) {
            return null;
        }
        Path given = options.policy();
        String text;
        if (given != null) {
            text = Files.readString(given, StandardCharsets.UTF_8);
        } else {
            try (ZipFile zip = new ZipFile(war.toFile());
                    InputStream in = zip.getInputStream(zip.getEntry(POLICY))) {
                text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        return PolicyFile.forRun(httpsPort, managementPort, options.data(), text, given);
    }

    private static WebXml webXml(Options options, Path war, @Nullable Path policy, int httpPort) throws IOException {
        try (ZipFile zip = new ZipFile(war.toFile());
                InputStream in = zip.getInputStream(zip.getEntry("WEB-INF/web.xml"))) {
            WebXml webXml = WebXml.read(in);
            if (options.ungoverned()) {
                webXml.removeFilter(FILTER);
            } else if (policy != null) {
                webXml.setFilterParameter(FILTER, "policy", policy.toUri().toString());
            }
            webXml.setContextParameter("shop.data", options.data().toString());
            webXml.setContextParameter("shop.plain-authority", "localhost:" + httpPort);
            Options.Mail mail = options.mail();
            if (mail != null) {
                webXml.setContextParameter("shop.smtp.host", mail.host());
                webXml.setContextParameter("shop.smtp.port", Integer.toString(mail.port()));
                webXml.setContextParameter("shop.smtp.from", mail.from());
            }
            return webXml;
        }
    }

    private static WebAppContext shop(Path war, Path work, Path webXml) {
        WebAppContext shop = new WebAppContext();
        shop.setContextPath("/");
        shop.setWarResource(ResourceFactory.of(shop).newResource(war));
        shop.setDescriptor(webXml.toString());
        shop.setTempDirectory(work.resolve("shop").toFile());
        shop.setVirtualHosts(List.of("@http", "@https", "@" + MANAGEMENT));
        shop.setThrowUnavailableOnStartupException(true);
        return shop;
    }

    private static Handler management(WebAppContext shop) {
        return new ManagementGate(MANAGEMENT, new MetricsHandler(shop.getServletContext(), SCRAPE));
    }

    private static void announce(
            Options options,
            @Nullable Path policy,
            Certificate certificate,
            ServerConnector http,
            ServerConnector https,
            ServerConnector management) {
        System.out.println("The demo shop is open.");
        System.out.println("http:       http://localhost:" + http.getLocalPort() + "/");
        System.out.println("https:      https://localhost:" + https.getLocalPort() + "/");
        System.out.println("metrics:    http://localhost:" + management.getLocalPort() + "/metrics");
        if (!options.ungoverned()) {
            System.out.println("operations: http://localhost:" + management.getLocalPort() + "/privacy/operations");
        }
        System.out.println(
                "policy:     " + (options.ungoverned() ? "none, ungoverned" : policy == null ? POLICY : policy));
        System.out.println("authority:  " + certificate.authority());
        System.out.println("data:       " + options.data());
    }

    private static void stop(Server server) {
        try {
            server.stop();
            System.out.println("The demo shop is closed.");
        } catch (Exception e) {
            System.err.println("pledge-demo: the shop did not close in order: " + e);
        }
    }
}
