package dev.pledge.cli.proxy;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes what Pledge lets through fit this machine: a cookie's {@code Domain} is the site's and is left out, and
 * {@code Strict-Transport-Security} would hold for whatever else is served from this machine. Stands before Pledge, which
 * sees both as they are.
 */
final class LocalAnswers implements Filter {
    /** A page of anybody else must not come in under a name of its own that leads here (DNS rebinding). */
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    private static final Pattern DOMAIN = Pattern.compile("(?i);[ \\t]*domain[ \\t]*=[^;]*");

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletResponse http = (HttpServletResponse) response;
        if (HERE.contains(request.getServerName())) {
            chain.doFilter(request, new Local(http));
        } else {
            http.sendError(HttpServletResponse.SC_FORBIDDEN, "This is a proxy for localhost alone.");
        }
    }

    private static final class Local extends HttpServletResponseWrapper {
        Local(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setHeader(String name, @Nullable String value) {
            if (!isHsts(name)) {
                super.setHeader(name, fitting(name, value));
            }
        }

        @Override
        public void addHeader(String name, @Nullable String value) {
            if (!isHsts(name)) {
                super.addHeader(name, fitting(name, value));
            }
        }

        private static boolean isHsts(String name) {
            return name.equalsIgnoreCase("Strict-Transport-Security");
        }

        private static @Nullable String fitting(String name, @Nullable String value) {
            return value != null && name.equalsIgnoreCase("Set-Cookie")
                    ? DOMAIN.matcher(value).replaceAll("")
                    : value;
        }
    }
}
