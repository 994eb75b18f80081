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
 * Makes what Pledge lets through fit this machine: a cookie's {@code Domain} is the site's and is left out, so is its {@code
 * Secure} where this machine is asked plainly, unless the cookie cannot be without, and {@code Strict-Transport-Security} would hold for whatever else is served from this machine. Stands before Pledge, which
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
            chain.doFilter(request, new Local(http, request.isSecure()));
        } else {
            http.sendError(HttpServletResponse.SC_FORBIDDEN, "This is a proxy for localhost alone.");
        }
    }

    /** Some browsers keep no such cookie that comes plainly, not even from this machine. */
    private static final Pattern SECURE = Pattern.compile("(?i);[ \\t]*secure[ \\t]*(?:=[^;]*)?(?=;|$)");

    /** Without it a browser refuses these (RFC 6265bis, sections 4.1.2.7 and 4.1.3). */
    private static final Pattern NEEDS_SECURE = Pattern.compile("(?i)^[ \\t]*__(?:secure|host|http)-"
            + "|;[ \\t]*samesite[ \\t]*=[ \\t]*none[ \\t]*(?:;|$)|;[ \\t]*partitioned[ \\t]*(?:[=;]|$)");

    private static final class Local extends HttpServletResponseWrapper {
        private final boolean secure;

        Local(HttpServletResponse response, boolean secure) {
            super(response);
            this.secure = secure;
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

        private @Nullable String fitting(String name, @Nullable String value) {
            if (value == null || !name.equalsIgnoreCase("Set-Cookie")) {
                return value;
            }
            String cookie = DOMAIN.matcher(value).replaceAll("");
            return secure || NEEDS_SECURE.matcher(cookie).find()
                    ? cookie
                    : SECURE.matcher(cookie).replaceAll("");
        }
    }
}
