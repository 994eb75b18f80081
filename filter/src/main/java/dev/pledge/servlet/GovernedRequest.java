package dev.pledge.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The request that the application sees: without cookies that are not allowed, and without the conditions, ranges and
 * encodings that a rewritten page cannot answer. Body and parameters are never touched.
 */
final class GovernedRequest extends HttpServletRequestWrapper {
    private final Exchange exchange;

    GovernedRequest(Exchange exchange, HttpServletRequest below) {
        super(below);
        this.exchange = exchange;
    }

    @Override
    public Cookie @Nullable [] getCookies() {
        return exchange.incoming().cookies(super.getCookies());
    }

    @Override
    public @Nullable String getHeader(String name) {
        List<String> other = exchange.incoming().header(name);
        if (other == null) {
            return super.getHeader(name);
        }
        return other.isEmpty() ? null : other.get(0);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        List<String> other = exchange.incoming().header(name);
        return other == null ? super.getHeaders(name) : Collections.enumeration(other);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        IncomingFields incoming = exchange.incoming();
        if (!incoming.hidesSome()) {
            return super.getHeaderNames();
        }
        List<String> names = Collections.list(super.getHeaderNames());
        names.removeIf(name -> {
            List<String> other = incoming.header(name);
            return other != null && other.isEmpty();
        });
        if (incoming.saysSince() && names.stream().noneMatch("If-Modified-Since"::equalsIgnoreCase)) {
            names.add("If-Modified-Since");
        }
        return Collections.enumeration(names);
    }

    @Override
    public long getDateHeader(String name) {
        List<String> other = exchange.incoming().header(name);
        if (other == null) {
            return super.getDateHeader(name);
        }
        return other.isEmpty() ? -1 : HttpDate.millis(other.get(0));
    }

    @Override
    public int getIntHeader(String name) {
        List<String> other = exchange.incoming().header(name);
        return other != null && other.isEmpty() ? -1 : super.getIntHeader(name);
    }

    /** The container would hand out its own, ungoverned response (Servlet specification, section 2.3.3.3). */
    @Override
    public AsyncContext startAsync() {
        return exchange.startedAsync(super.startAsync(this, exchange.response()), true);
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
        boolean ours = request == this && response == exchange.response();
        return exchange.startedAsync(super.startAsync(request, response), ours);
    }

    @Override
    public AsyncContext getAsyncContext() {
        return exchange.asyncContext(super.getAsyncContext());
    }
}
