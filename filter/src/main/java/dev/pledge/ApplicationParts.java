package dev.pledge;

import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * What an application implements for Pledge: what it has put into its context's attribute of the interface's name, one or a
 * collection of them, at any time; then what {@link ServiceLoader} finds.
 */
final class ApplicationParts<T> {
    private final ServletContext context;
    private final Class<T> type;
    private final List<T> services = new ArrayList<>();

    /** @throws java.util.ServiceConfigurationError if a service cannot be made: the application is wrong */
    ApplicationParts(ServletContext context, Class<T> type) {
        this.context = context;
        this.type = type;
        ServiceLoader.load(type, context.getClassLoader()).forEach(services::add);
    }

    List<T> all() {
        List<T> all = new ArrayList<>();
        Object attribute = context.getAttribute(type.getName());
        if (attribute instanceof Iterable<?> several) {
            for (Object one : several) {
                all.add(type.cast(one));
            }
        } else if (attribute != null) {
            all.add(type.cast(attribute));
        }
        all.addAll(services);
        return all;
    }
}
