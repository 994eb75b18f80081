package dev.pledge.container.app;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Hands Pledge a meter registry of the application's, and lets a test look into it at any moment, without a request.
 * The context-param {@code measured} names it; with {@code scraped} it is one of Prometheus, whose text is what is scraped.
 */
public final class Measured implements ServletContextListener, MeasuredMBean {
    private MeterRegistry registry = new SimpleMeterRegistry();

    @Override
    public double sum(String meter, String tag, String value) {
        return registry.find(meter).meters().stream()
                .filter(m -> tag.isEmpty() || value.equals(m.getId().getTag(tag)))
                .mapToDouble(Measured::value)
                .sum();
    }

    @Override
    public String getText() {
        if (registry instanceof PrometheusMeterRegistry prometheus) {
            return prometheus.scrape();
        }
        StringBuilder text = new StringBuilder();
        for (Meter meter : registry.getMeters()) {
            text.append(meter.getId())
                    .append(' ')
                    .append(meter.getId().getBaseUnit())
                    .append(' ')
                    .append(meter.getId().getDescription())
                    .append(' ')
                    .append(meter.measure())
                    .append('\n');
        }
        return text.toString();
    }

    private static double value(Meter meter) {
        return meter.measure().iterator().next().getValue();
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        if (event.getServletContext().getInitParameter("scraped") != null) {
            registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        }
        event.getServletContext().setAttribute("io.micrometer.core.instrument.MeterRegistry", registry);
        try {
            ManagementFactory.getPlatformMBeanServer().registerMBean(this, name(event));
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        try {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(name(event));
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectName name(ServletContextEvent event) throws JMException {
        return new ObjectName("dev.pledge.test:type=Measured,name="
                + event.getServletContext().getInitParameter("measured"));
    }
}
