package dev.pledge;

import jakarta.servlet.ServletContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** One application's bean in the platform's server: {@code dev.pledge:type=Promises,host="…",context="/shop"}. */
final class JmxRegistration implements AutoCloseable {
    private static final Logger LOG = System.getLogger(JmxRegistration.class.getName());

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final @Nullable ObjectName name;

    JmxRegistration(ServletContext context, PromisesMXBean bean) {
        this.name = register(context, bean);
    }

    /** An application runs without its switch rather than not at all. */
    private @Nullable ObjectName register(ServletContext context, PromisesMXBean bean) {
        try {
            ObjectName wanted = new ObjectName("dev.pledge:type=Promises,host="
                    + ObjectName.quote(hostOf(context))
                    + ",context="
                    + ObjectName.quote(context.getContextPath().isEmpty() ? "/" : context.getContextPath()));
            if (server.isRegistered(wanted)) {
                // Of a deployment that never ended, or of another server in this process.
                wanted = new ObjectName(wanted + ",instance=" + System.identityHashCode(context));
            }
            server.registerMBean(bean, wanted);
            return wanted;
        } catch (JMException e) {
            LOG.log(Level.WARNING, "The promises of {0} have no switch in JMX: {1}", context.getContextPath(), e);
            return null;
        }
    }

    /** Some containers have no name for the host that answers to every name. */
    private static String hostOf(ServletContext context) {
        String host = context.getVirtualServerName();
        return host == null ? "default" : host;
    }

    @Override
    public void close() {
        if (name != null) {
            try {
                server.unregisterMBean(name);
            } catch (JMException e) {
                LOG.log(Level.DEBUG, "The JMX bean {0} was gone already.", name);
            }
        }
    }
}
