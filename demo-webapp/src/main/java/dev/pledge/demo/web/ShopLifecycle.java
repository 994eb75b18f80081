package dev.pledge.demo.web;

import dev.pledge.demo.mail.Correspondence;
import dev.pledge.demo.mail.Postbox;
import dev.pledge.demo.mail.Smtp;
import dev.pledge.demo.privacy.PersonalSources;
import dev.pledge.demo.shop.Database;
import dev.pledge.demo.shop.Shop;
import dev.pledge.servlet.SignedIn;
import dev.pledge.site.Reauthentication;
import dev.pledge.subject.Contact;
import dev.pledge.subject.PersonalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens the shop when the application starts and closes it when it ends. Its database is where the context-param
 * {@code shop.data} says, else in the container's directory for the application. Mail goes to the server that {@code
 * shop.smtp.host}, {@code shop.smtp.port} and {@code shop.smtp.from} name, if they do. What it measures is there for
 * everybody in the application under {@link #REGISTRY}, and as text for the server under {@link #METRICS}.
 */
public final class ShopLifecycle implements ServletContextListener {
    /** The attribute that holds the {@link MeterRegistry}. */
    public static final String REGISTRY = "io.micrometer.core.instrument.MeterRegistry";

    /** The attribute that holds a {@code Supplier<String>} of all meters in Prometheus's text format. */
    public static final String METRICS = "dev.pledge.demo.metrics";

    private static final int SMTP_PORT = 25;
    private static final String SMTP_FROM = "shop@larkfield.example";

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /** For the container. */
    public ShopLifecycle() {}

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        publishMetrics(context);
        Database database = Database.open(dataDirectory(context));
        open.push(database);
        Clock clock = Clock.systemUTC();
        Shop shop = Shop.in(database, clock);
        context.setAttribute(ShopServlet.SHOP, shop);
        tellPledge(context, shop);
        Postbox postbox = new Postbox(smtp(context), shop.outbox(), clock);
        open.push(postbox);
        // Pledge comes after the listeners, and may not be there at all.
        context.setAttribute(Correspondence.ATTRIBUTE, new Correspondence(postbox, () ->
                (Contact) context.getAttribute(Contact.ATTRIBUTE)));
    }

    /** What Pledge finds of an application by the names of its interfaces. */
    private static void tellPledge(ServletContext context, Shop shop) {
        SessionCustomer customer = new SessionCustomer(shop.customers());
        context.setAttribute(SignedIn.class.getName(), customer);
        context.setAttribute(Reauthentication.class.getName(), customer);
        context.setAttribute(PersonalDataSource.class.getName(), PersonalSources.of(shop));
    }

    private static @Nullable Smtp smtp(ServletContext context) {
        @Nullable String host = context.getInitParameter("shop.smtp.host");
        @Nullable String port = context.getInitParameter("shop.smtp.port");
        @Nullable String from = context.getInitParameter("shop.smtp.from");
        if (host == null || host.isBlank()) {
            return null;
        }
        return new Smtp(
                host.strip(),
                port == null ? SMTP_PORT : Integer.parseInt(port.strip()),
                from == null ? SMTP_FROM : from.strip());
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                event.getServletContext().log("the shop did not close in order", e);
            }
        }
    }

    private void publishMetrics(ServletContext context) {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        open.push(registry::close);
        Metrics.addRegistry(registry);
        open.push(() -> Metrics.removeRegistry(registry));
        JvmGcMetrics garbage = new JvmGcMetrics();
        open.push(garbage);
        garbage.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        context.setAttribute(REGISTRY, registry);
        Supplier<String> metrics = registry::scrape;
        context.setAttribute(METRICS, metrics);
    }

    private static Path dataDirectory(ServletContext context) {
        @Nullable String data = context.getInitParameter("shop.data");
        if (data != null && !data.isBlank()) {
            return Path.of(data);
        }
        return ((File) Objects.requireNonNull(context.getAttribute(ServletContext.TEMPDIR), "a temporary directory"))
                .toPath();
    }
}
