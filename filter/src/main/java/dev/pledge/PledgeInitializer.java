package dev.pledge;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Prepares an application whose web.xml names the filter: the session cookie's attributes can be set only now, and the
 * filter must see forwards, error pages and asynchronous dispatches too, which an old mapping leaves out.
 */
public final class PledgeInitializer implements ServletContainerInitializer {
    private static final EnumSet<DispatcherType> BESIDES_REQUEST =
            EnumSet.of(DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC);

    /** Is made by the container. */
    public PledgeInitializer() {}

    @Override
    public void onStartup(@Nullable Set<Class<?>> classes, ServletContext context) throws ServletException {
        for (Map.Entry<String, ? extends FilterRegistration> entry :
                context.getFilterRegistrations().entrySet()) {
            FilterRegistration filter = entry.getValue();
            if (PledgeFilter.class.getName().equals(filter.getClassName())) {
                Deployment.of(context, filter::getInitParameter).setSessionCookie();
                addDispatcherTypes(filter);
            }
        }
    }

    /**
     * A type that is there already does no harm: a dispatch that meets the filter twice passes the second time. Jetty
     * does not tell an initializer the mappings of web.xml; then every path is meant, for what follows on a request that
     * the filter has seen. A forward to a servlet by its name has no path at all.
     */
    private static void addDispatcherTypes(FilterRegistration filter) {
        String[] servlets = filter.getServletNameMappings().toArray(String[]::new);
        String[] patterns = filter.getUrlPatternMappings().toArray(String[]::new);
        if (servlets.length > 0) {
            filter.addMappingForServletNames(BESIDES_REQUEST, false, servlets);
        }
        if (patterns.length > 0) {
            filter.addMappingForUrlPatterns(BESIDES_REQUEST, false, patterns);
        } else if (servlets.length == 0) {
            filter.addMappingForUrlPatterns(BESIDES_REQUEST, false, "/*");
        }
        filter.addMappingForServletNames(EnumSet.of(DispatcherType.FORWARD), false, "*");
    }
}
