package dev.pledge.operations;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Answers one request with a document. */
final class Reply {
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " connect-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final HttpServletRequest request;
    private final HttpServletResponse response;

    Reply(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.response = response;
    }

    /** Returns whether the method only reads; if not, it has been answered with 405. */
    boolean isRead() {
        if (List.of("GET", "HEAD").contains(request.getMethod())) {
            return true;
        }
        response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        response.setHeader("Allow", "GET, HEAD");
        response.setContentLength(0);
        return false;
    }

    /** Sets a header field. */
    Reply with(String name, String value) {
        response.setHeader(name, value);
        return this;
    }

    /** Sends a page; who has it already is told that it is the same still. */
    void page(String language, byte[] page) throws IOException {
        String tag = "\"" + Asset.digest(page) + "\"";
        with("Cache-Control", "private, no-cache");
        with("Vary", "Accept-Language, Cookie, Authorization");
        with("ETag", tag);
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        with("Content-Language", language);
        with("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        with("Referrer-Policy", "same-origin");
        send("text/html;charset=utf-8", page);
    }

    /** Sends a file to be kept. */
    void download(String contentType, String name, byte[] body) throws IOException {
        with("Cache-Control", "no-store");
        with("Content-Disposition", "attachment; filename=\"" + name + "\"");
        send(contentType, body);
    }

    /** Says why there is no answer now. */
    void unavailable(String why) throws IOException {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        with("Cache-Control", "no-store");
        send("text/plain;charset=utf-8", (why + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Says that there is nothing. */
    void missing() {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        response.setContentLength(0);
    }

    /** Says why a request cannot be answered as it stands. */
    void refuse(String contentType, byte[] reason) throws IOException {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        send(contentType, reason);
    }

    /** Sends a body; to HEAD, only what describes it. */
    void send(String contentType, byte[] body) throws IOException {
        with("X-Content-Type-Options", "nosniff");
        response.setContentType(contentType);
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(body);
        }
    }
}
