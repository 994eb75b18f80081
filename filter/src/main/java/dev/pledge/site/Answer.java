package dev.pledge.site;

import dev.pledge.policy.Mode;
import dev.pledge.servlet.Exchange;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** Answers with a document of Pledge's own: what such answers have in common. */
public final class Answer {
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Exchange exchange;
    private final HttpServletRequest request;
    private final HttpServletResponse response;

    /**
     * Makes an answer of which nothing is sent yet.
     *
     * @param request the container's request
     * @param response the container's response
     */
    public Answer(Exchange exchange, HttpServletRequest request, HttpServletResponse response) {
        this.exchange = exchange;
        this.request = request;
        this.response = response;
    }

    /** Returns whether the request's method is one of these; if not, it has been answered with 405. */
    public boolean allows(String... methods) {
        if (List.of(methods).contains(request.getMethod())) {
            return true;
        }
        response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        response.setHeader("Allow", String.join(", ", methods));
        response.setContentLength(0);
        return false;
    }

    /** Sets a header field. */
    public Answer with(String name, String value) {
        response.setHeader(name, value);
        return this;
    }

    /** Sends a page about nobody in particular: another visitor's may differ in language only. */
    public void page(View view, byte[] page) throws IOException {
        response.setHeader("Cache-Control", view.optOut() ? "no-store" : "no-cache");
        response.setHeader("Vary", "Accept-Language, Sec-GPC");
        html(HttpServletResponse.SC_OK, view, page);
    }

    /** Sends a page about the person who asks: nothing may keep it. */
    public void personalPage(int status, View view, byte[] page) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        html(status, view, page);
    }

    private void html(int status, View view, byte[] page) throws IOException {
        response.setHeader("Content-Language", view.texts().language());
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        response.setHeader("Referrer-Policy", "same-origin");
        send(status, "text/html;charset=utf-8", page);
    }

    /** Sends a body; to HEAD, only what describes it. */
    public void send(int status, String contentType, byte[] body) throws IOException {
        String hsts = exchange.isSecure() && exchange.modes().sensitiveForms() == Mode.ENFORCE
                ? exchange.snapshot().transport().hsts()
                : null;
        if (hsts != null) {
            response.setHeader("Strict-Transport-Security", hsts);
        }
        response.setStatus(status);
        response.setContentType(contentType);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(body);
        }
    }
}
