package dev.pledge.container.app;

import dev.pledge.PledgeFilter;
import dev.pledge.policy.Mode;
import dev.pledge.policy.Policy;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.EnumSet;
import java.util.Set;

/** Registers the filter in Java, with a policy that was built in Java: as a listener, or as an initializer. */
public final class Registering implements ServletContextListener, ServletContainerInitializer {
    @Override
    public void contextInitialized(ServletContextEvent event) {
        register(event.getServletContext());
    }

    @Override
    public void onStartup(Set<Class<?>> classes, ServletContext context) {
        register(context);
    }

    private static void register(ServletContext context) {
        FilterRegistration.Dynamic filter = context.addFilter("pledge", new PledgeFilter(Policy.builtIn(Mode.ENFORCE)));
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(
                EnumSet.of(DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC),
                false,
                "/*");
    }
}
