package dev.pledge.container.app;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * A filter that does nothing; or, told so by {@code mode}, wraps and does nothing, to which containers react; or does
 * what a careless filter does: the harness must see it.
 */
@SuppressWarnings("serial") // no container of the tests stores filters
public final class PassThroughFilter extends HttpFilter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletResponse inner = (HttpServletResponse) response;
        switch (getInitParameter("mode")) {
            case "careless" -> chain.doFilter(request, new Careless(inner));
            case "wrapping" ->
                chain.doFilter(
                        new HttpServletRequestWrapper((HttpServletRequest) request),
                        new HttpServletResponseWrapper(inner));
            default -> chain.doFilter(request, response);
        }
    }

    private static final class Careless extends HttpServletResponseWrapper {
        Careless(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setContentLengthLong(long length) {}
    }
}
