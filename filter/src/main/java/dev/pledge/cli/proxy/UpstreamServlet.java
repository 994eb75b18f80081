package dev.pledge.cli.proxy;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
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

    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9a-fA-F]{2})");

    /** Before a page has had so many bytes, a flush would decide on its encoding too early. */
    private static final long DECLARATION = 1_024;

    private final transient Origins origins;
    private final transient LocalProxy.Site site;
    private final transient WebSocketTunnel tunnel;

    UpstreamServlet(Origins origins, LocalProxy.Site site, WebSocketTunnel tunnel) {
        this.origins = origins;
        this.site = site;
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
        tls.setSslContext(site.trust());
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

    /** Browsers send characters, such as a bar, that no URI may hold; but for a stray percent sign they are sent on as they are. */
    @Override
    protected Request newProxyRequest(HttpServletRequest request, String target) {
        HttpClient client = getHttpClient();
        Request asked;
        try {
            asked = client.newRequest(new URI(target));
        } catch (URISyntaxException e) {
            String path = target.substring(origins.upstream().toString().length());
            asked = client.newRequest(origins.upstream())
                    .path(STRAY_PERCENT.matcher(path).replaceAll("%25"));
        }
        // While it waits for an answer a connection may rest for longer than without a request.
        return asked.method(request.getMethod())
                .idleTimeout(site.patience().toMillis(), TimeUnit.MILLISECONDS)
                .attribute(CLIENT_REQUEST_ATTRIBUTE, request);
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

    /** A field is passed on as it stands there: taken apart and put together again it would have lost its quotes. */
    @Override
    protected void onServerResponseHeaders(HttpServletRequest request, HttpServletResponse response, Response answer) {
        Set<String> own = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        own.addAll(HOP_HEADERS);
        own.addAll(answer.getHeaders().getCSV(HttpHeader.CONNECTION, false));
        // What is said there of other protocols does not hold of this machine.
        own.add("Alt-Svc");
        Set<String> begun = new HashSet<>();
        for (HttpField field : answer.getHeaders()) {
            String name = field.getName();
            String value = field.getValue();
            if (own.contains(name) || value == null) {
                continue;
            }
            HttpHeader known = field.getHeader();
            if (known == HttpHeader.LOCATION || known == HttpHeader.CONTENT_LOCATION) {
                value = origins.toLocal(value);
            }
            if (begun.add(field.getLowerCaseName())) {
                response.setHeader(name, value);
            } else {
                response.addHeader(name, value);
            }
        }
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
