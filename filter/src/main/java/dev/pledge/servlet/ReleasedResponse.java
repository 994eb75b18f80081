package dev.pledge.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * The container's response where it releases personal data: whatever would let any of it leave has the release recorded
 * first. An error says nothing of a person, and needs no record.
 */
final class ReleasedResponse extends HttpServletResponseWrapper {
    private final Release release;
    private boolean refused;

    ReleasedResponse(HttpServletResponse below, Release release) {
        super(below);
        this.release = release;
    }

    /** Has the release recorded, or answers that it could not be and sends that. */
    void record() throws IOException {
        if (!release.mayLeave()) {
            refuse();
            throw new IOException("the disclosure could not be recorded, so it was withheld");
        }
    }

    /** The answer ends; if it has no body, its header fields may leave now. */
    void ends() {
        try {
            if (!isCommitted() && getStatus() < HttpServletResponse.SC_BAD_REQUEST) {
                record();
            }
        } catch (IOException withheld) {
            // It has been logged, and the client has been told.
        }
    }

    private void refuse() throws IOException {
        if (!refused && !isCommitted()) {
            refused = true;
            super.reset();
            super.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            super.setHeader("Cache-Control", "no-store");
            super.setHeader("Retry-After", "60");
            super.setContentLength(0);
            super.flushBuffer();
        }
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return new ReleasedStream(super.getOutputStream(), this);
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        Writer below = super.getWriter();
        return new PrintWriter(new Writer() {
            @Override
            public void write(char[] text, int offset, int length) throws IOException {
                record();
                below.write(text, offset, length);
            }

            @Override
            public void flush() throws IOException {
                record();
                below.flush();
            }

            @Override
            public void close() throws IOException {
                record();
                below.close();
            }
        });
    }

    @Override
    public void flushBuffer() throws IOException {
        record();
        super.flushBuffer();
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        record();
        super.sendRedirect(location);
    }

    /** Overrides a method of Servlet 6.1; on 6.0 nobody calls it, nor the next two. */
    @Override
    public void sendRedirect(String location, boolean clearBuffer) throws IOException {
        record();
        super.sendRedirect(location, clearBuffer);
    }

    @Override
    public void sendRedirect(String location, int status) throws IOException {
        record();
        super.sendRedirect(location, status);
    }

    @Override
    public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
        record();
        super.sendRedirect(location, status, clearBuffer);
    }
}
