package dev.pledge.servlet;

import dev.pledge.page.ContentTypeText;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The response that the application sees. Header fields are judged when they are written, because early hints send them
 * before any commit; the body goes through {@link StreamOrWriter} to {@link Body}.
 */
final class GovernedResponse extends HttpServletResponseWrapper {
    private final Exchange exchange;
    private final ResponseFields fields;
    private final StreamOrWriter written;
    private final Ending ending;

    GovernedResponse(Exchange exchange, HttpServletResponse below) {
        super(below);
        this.exchange = exchange;
        this.fields = new ResponseFields(exchange, this, below);
        this.written = new StreamOrWriter(exchange, this, fields);
        this.ending = new Ending(exchange, this, fields, written);
    }

    // The body.

    @Override
    public ServletOutputStream getOutputStream() {
        return written.stream();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        return written.writer();
    }

    @Override
    public void flushBuffer() throws IOException {
        written.release();
        fields.settle(false);
        super.flushBuffer();
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        if (fields.isIncluded()) {
            return;
        }
        written.forget();
        fields.bodyForgotten();
    }

    @Override
    public void reset() {
        super.reset();
        if (fields.isIncluded()) {
            return;
        }
        written.forgetChoice();
        fields.forget();
        exchange.cookies().delete((HttpServletResponse) getResponse());
    }

    // What the exchange does with it.

    /** A forward begins: the container has reset its buffer, so what is held goes too, and stream or writer is free. */
    void forwardBegins() {
        if (!isCommitted()) {
            written.forgetChoice();
            fields.bodyForgotten();
        }
    }

    /** Ends the page: nothing of it is held any more. */
    void finishPage() throws IOException {
        written.finishPage();
        if (fields.lengthIsUnknown() && exchange.isHead() && !isCommitted()) {
            // Else a container may announce that the page, of which a HEAD is told nothing, is empty.
            super.flushBuffer();
        }
    }

    /** A forward has ended: some containers cut off what is still held then. Returns whether there is a body. */
    boolean forwardEnds() throws IOException {
        boolean started = written.isStarted();
        if (started) {
            finishPage();
        }
        return started;
    }

    /** Forgets all that is held, after a failure: the container answers with its error page. */
    void abandon() {
        written.forget();
        fields.forget();
    }

    /** The body is decided: what described it is made right. */
    void settle(boolean rewritten) {
        fields.settle(rewritten);
    }

    long declaredLength() {
        return fields.declaredLength();
    }

    boolean mayHaveBody() {
        int status = getStatus();
        return status >= 200 && status != 204 && status != 205 && status != 304;
    }

    @Nullable
    String contentTypeBelow() {
        return super.getContentType();
    }

    ServletOutputStream streamBelow() throws IOException {
        return super.getOutputStream();
    }

    PrintWriter writerBelow() throws IOException {
        return super.getWriter();
    }

    Charset charsetBelow() {
        return Charset.forName(super.getCharacterEncoding());
    }

    // Header fields.

    @Override
    public void addCookie(Cookie cookie) {
        String text = SetCookieText.of(cookie);
        String allowed = exchange.cookies().outgoing(text);
        if (allowed == null) {
            return;
        }
        if (allowed.equals(text)) {
            super.addCookie(cookie);
        } else {
            super.addHeader("Set-Cookie", allowed);
        }
    }

    @Override
    public void setHeader(@Nullable String name, @Nullable String value) {
        if (fixesContentType(name, value)) {
            setContentType(value);
        } else {
            fields.set(name, value);
        }
    }

    @Override
    public void addHeader(@Nullable String name, @Nullable String value) {
        if (fixesContentType(name, value)) {
            setContentType(value);
        } else {
            fields.add(name, value);
        }
    }

    private boolean fixesContentType(@Nullable String name, @Nullable String value) {
        return name != null
                && written.frozenCharset() != null
                && value != null
                && name.equalsIgnoreCase("Content-Type");
    }

    @Override
    public void setIntHeader(@Nullable String name, int value) {
        fields.set(name, Integer.toString(value));
    }

    @Override
    public void addIntHeader(@Nullable String name, int value) {
        fields.add(name, Integer.toString(value));
    }

    @Override
    public void setContentLength(int length) {
        fields.setContentLength(length);
    }

    @Override
    public void setContentLengthLong(long length) {
        fields.setContentLength(length);
    }

    /** A charset that comes after the writer has no effect, and neither has it here. */
    @Override
    public void setContentType(@Nullable String type) {
        super.setContentType(
                written.frozenCharset() == null || type == null ? type : ContentTypeText.withoutCharset(type));
    }

    /** A container may write the name of a charset otherwise than the application did. */
    @Override
    public String getCharacterEncoding() {
        String frozen = written.frozenCharset();
        return frozen == null ? super.getCharacterEncoding() : frozen;
    }

    @Override
    public void setCharacterEncoding(@Nullable String charset) {
        if (written.frozenCharset() == null) {
            super.setCharacterEncoding(charset);
        }
    }

    /** Overrides a method of Servlet 6.1, which else goes straight to the container; on 6.0 nobody calls it. */
    @Override
    public void setCharacterEncoding(@Nullable Charset charset) {
        if (written.frozenCharset() == null) {
            super.setCharacterEncoding(charset);
        }
    }

    @Override
    public boolean containsHeader(String name) {
        return fields.held().first(name) != null || super.containsHeader(name);
    }

    @Override
    public @Nullable String getHeader(String name) {
        String held = fields.held().first(name);
        return held != null ? held : super.getHeader(name);
    }

    @Override
    public Collection<String> getHeaders(String name) {
        Collection<String> held = fields.held().all(name);
        return held.isEmpty() ? super.getHeaders(name) : held;
    }

    @Override
    public Collection<String> getHeaderNames() {
        if (fields.held().isEmpty()) {
            return super.getHeaderNames();
        }
        Set<String> names = new LinkedHashSet<>(super.getHeaderNames());
        names.addAll(fields.held().names());
        return names;
    }

    // What ends a response without a body of the application's.

    @Override
    public void sendError(int status) throws IOException {
        if (ending.errorBegins(status)) {
            super.flushBuffer();
        } else {
            super.sendError(status);
        }
    }

    @Override
    public void sendError(int status, @Nullable String message) throws IOException {
        if (ending.errorBegins(status)) {
            super.flushBuffer();
        } else {
            super.sendError(status, message);
        }
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        ending.redirectBegins(true);
        super.sendRedirect(location);
    }

    /** Overrides a method of Servlet 6.1; on 6.0 nobody calls it, nor the next two. */
    @Override
    public void sendRedirect(String location, boolean clearBuffer) throws IOException {
        ending.redirectBegins(clearBuffer);
        super.sendRedirect(location, clearBuffer);
    }

    @Override
    public void sendRedirect(String location, int status) throws IOException {
        ending.redirectBegins(true);
        super.sendRedirect(location, status);
    }

    @Override
    public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
        ending.redirectBegins(clearBuffer);
        super.sendRedirect(location, status, clearBuffer);
    }
}
