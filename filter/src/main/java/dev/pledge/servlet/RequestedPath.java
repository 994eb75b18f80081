package dev.pledge.servlet;

import dev.pledge.transport.Transport;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** The path within the context that the policy's patterns are matched to: decoded, without path parameters. */
final class RequestedPath {
    private RequestedPath() {}

    /**
     * Returns the path that the container has mapped. For a directory some containers have mapped its welcome file by
     * then (Servlet specification, section 10.10); if only the directory is sensitive, it is the directory that was asked
     * for.
     */
    static String of(HttpServletRequest request, Transport transport) {
        String mapped = mapped(request);
        String directory = mapped.endsWith("/") ? null : directory(request.getRequestURI(), mapped);
        return directory != null && transport.isSensitive(directory) && !transport.isSensitive(mapped)
                ? directory
                : mapped;
    }

    private static String mapped(HttpServletRequest request) {
        String info = request.getPathInfo();
        return info == null ? request.getServletPath() : request.getServletPath() + info;
    }

    /** Returns the directory that a URI names, or null if it names none. */
    private static @Nullable String directory(String uri, String mapped) {
        int last = uri.lastIndexOf('/');
        int parameters = uri.indexOf(';', last);
        String name = uri.substring(last + 1, parameters < 0 ? uri.length() : parameters);
        if (name.indexOf('%') >= 0) {
            name = name.replace("%2e", ".").replace("%2E", ".");
        }
        boolean directory = name.isEmpty() || name.equals(".") || name.equals("..");
        return directory ? mapped.substring(0, mapped.lastIndexOf('/') + 1) : null;
    }
}
