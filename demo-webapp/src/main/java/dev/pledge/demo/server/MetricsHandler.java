package dev.pledge.demo.server;

import jakarta.servlet.ServletContext;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers {@code /metrics} with what the shop measures, and nothing else. */
final class MetricsHandler extends Handler.Abstract.NonBlocking {
    private static final String FORMAT = "text/plain; version=0.0.4; charset=utf-8";

    private final ServletContext shop;
    private final String attribute;

    /** @param attribute the name of the shop's attribute that supplies the text: a {@code Supplier<String>} */
    MetricsHandler(ServletContext shop, String attribute) {
        this.shop = shop;
        this.attribute = attribute;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!Request.getPathInContext(request).equals("/metrics")) {
            return false;
        }
        if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            Response.writeError(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
        } else if (shop.getAttribute(attribute) instanceof Supplier<?> metrics) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, FORMAT);
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
            Content.Sink.write(response, true, String.valueOf(metrics.get()), callback);
        } else {
            Response.writeError(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503);
        }
        return true;
    }
}
