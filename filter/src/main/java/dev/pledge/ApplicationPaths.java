package dev.pledge;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.net.MalformedURLException;
import java.util.function.Predicate;

/**
 * What an application answers itself: a file of its own, or a servlet at a pattern that covers the path. Only the
 * container's servlet for static files is none of the application's, for it would have no such file.
 */
final class ApplicationPaths implements Predicate<String> {
    private static final String STATIC_FILES = "DefaultServlet";

    private final ServletContext context;

    ApplicationPaths(ServletContext context) {
        this.context = context;
    }

    @Override
    public boolean test(String path) {
        try {
            if (context.getResource(path) != null) {
                return true;
            }
        } catch (MalformedURLException e) {
            return true;
        }
        for (ServletRegistration servlet : context.getServletRegistrations().values()) {
            for (String pattern : servlet.getMappings()) {
                if (covers(pattern, path) && !isContainers(servlet)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isContainers(ServletRegistration servlet) {
        String type = servlet.getClassName();
        // Jetty's has its class from a holder, and may not tell it.
        return servlet.getName().equals("default") && (type == null || type.endsWith(STATIC_FILES));
    }

    private static boolean covers(String pattern, String path) {
        if (pattern.equals("/") || pattern.equals("/*")) {
            return true;
        }
        if (pattern.startsWith("*.")) {
            return path.endsWith(pattern.substring(1));
        }
        return pattern.endsWith("/*")
                ? path.startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern.equals(path);
    }
}
