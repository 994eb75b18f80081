package dev.pledge.cli.proxy;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.ee10.proxy.ProxyServlet;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/**
 * Asks the site what it is asked itself, and streams both ways: a body is passed on as it comes. To the site it looks as if it
 * were asked under its own name; pages are asked for uncompressed, so that Pledge can look into them.
 */
final class UpstreamServlet extends ProxyServlet {
    private static final long serialVersionUID = 1L;
    private static final String FAILURE = UpstreamServlet.class.getName() + ".failure";
    private static final String WRITTEN = UpstreamServlet.class.getName() + ".written";

    /** Before a page has had so many bytes, a flush would decide on its encoding too early. */
    private static final long DECLARATION = 1_024;

    private final transient Origins origins;
    private final transient SSLContext trust;
    private final transient WebSocketTunnel tunnel;

    UpstreamServlet(Origins origins, SSLContext trust, WebSocketTunnel tunnel) {
        this.origins = origins;
        this.trust = trust;
        this.tunnel = tunnel;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (WebSocketTunnel.isAskedFor(request)) {
            tunnel.open(request, response);
        } else {
            super.service(request, response);
        }
    }

    @Override
    protected ClientConnector newClientConnector() {
        SslContextFactory.Client tls = new SslContextFactory.Client();
        tls.setSslContext(trust);
        ClientConnector connector = new ClientConnector();
        connector.setSslContextFactory(tls);
        return connector;
    }

    @Override
    protected HttpClient createHttpClient() throws ServletException {
        HttpClient client = super.createHttpClient();
        client.setUserAgentField(null);
        GunzippedPages gunzipped = new GunzippedPages(client.getByteBufferPool());
        client.getContentDecoderFactories().put(gunzipped);
        // The client has been started by now, and starts nothing more by itself.
        LifeCycle.start(gunzipped);
        return client;
    }

    @Override
    protected String rewriteTarget(HttpServletRequest request) {
        String query = request.getQueryString();
        return origins.upstream() + request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    @Override
    protected void copyRequestHeaders(HttpServletRequest request, Request asked) {
        super.copyRequestHeaders(request, asked);
        asked.headers(fields -> {
            fields.put(HttpHeader.ACCEPT_ENCODING, "identity");
            for (HttpHeader name : new HttpHeader[] {HttpHeader.REFERER, HttpHeader.ORIGIN}) {
                String value = fields.get(name);
                if (value != null) {
                    fields.put(name, origins.toUpstream(value));
                }
            }
        });
    }

    /** The site is not to know: who believes such fields builds addresses of this machine. */
    @Override
    protected void addProxyHeaders(HttpServletRequest request, Request asked) {}

    @Override
    protected @Nullable HttpField filterServerResponseHeader(
            HttpServletRequest request, Response answer, HttpField field) {
        HttpHeader name = field.getHeader();
        if (name == HttpHeader.LOCATION || name == HttpHeader.CONTENT_LOCATION) {
            return new HttpField(name, origins.toLocal(field.getValue()));
        }
        // What is said there of other protocols does not hold of this machine.
        return field.is("Alt-Svc") ? null : field;
    }

    @Override
    protected void onResponseContent(
            HttpServletRequest request,
            HttpServletResponse response,
            Response answer,
            byte[] bytes,
            int offset,
            int length,
            Callback callback) {
        try {
            response.getOutputStream().write(bytes, offset, length);
            String type = response.getContentType();
            boolean page = type != null && type.regionMatches(true, 0, "text/html", 0, 9);
            if (!page || written(request, length) >= DECLARATION) {
                response.flushBuffer();
            }
            callback.succeeded();
        } catch (IOException | RuntimeException e) {
            callback.failed(e);
        }
    }

    private static long written(HttpServletRequest request, int length) {
        AtomicLong written = (AtomicLong) request.getAttribute(WRITTEN);
        if (written == null) {
            written = new AtomicLong();
            request.setAttribute(WRITTEN, written);
        }
        return written.addAndGet(length);
    }

    @Override
    protected void onClientRequestFailure(
            HttpServletRequest request, Request asked, HttpServletResponse response, Throwable failure) {
        request.setAttribute(FAILURE, failure);
        super.onClientRequestFailure(request, asked, response, failure);
    }

    @Override
    protected void onProxyResponseFailure(
            HttpServletRequest request, HttpServletResponse response, @Nullable Response answer, Throwable failure) {
        request.setAttribute(FAILURE, failure);
        super.onProxyResponseFailure(request, response, answer, failure);
    }

    @Override
    protected void sendProxyResponseError(HttpServletRequest request, HttpServletResponse response, int status) {
        if (!response.isCommitted() && request.getAttribute(FAILURE) instanceof Throwable failure) {
            try {
                ProxyFailure.answer(response, origins, failure);
            } catch (IOException e) {
                getServletContext().log("the browser is gone", e);
            } finally {
                if (request.isAsyncStarted()) {
                    request.getAsyncContext().complete();
                }
            }
        } else {
            super.sendProxyResponseError(request, response, status);
        }
    }
}
