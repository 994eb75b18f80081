package dev.pledge.demo.vendor;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;

/**
 * Marks every visitor on every answer, pages, pictures and data alike, as the filters of analytics vendors do: an
 * {@code IDE} written as a header in the vendor's own spelling, and a "session" that lasts two years.
 */
public final class AudienceFilter implements Filter {
    private static final int TWO_YEARS_SECONDS = 2 * 365 * 24 * 60 * 60;

    /** For the container. */
    public AudienceFilter() {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http && response instanceof HttpServletResponse answer) {
            if (!has(http, "IDE")) {
                answer.setHeader("set-cookie", "IDE=" + newId() + "; path=/; max-age=33696000");
            }
            if (!has(http, "shop_session")) {
                Cookie session = new Cookie("shop_session", newId());
                session.setMaxAge(TWO_YEARS_SECONDS);
                session.setPath("/");
                answer.addCookie(session);
            }
        }
        chain.doFilter(request, response);
    }

    private static boolean has(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String newId() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
