package dev.pledge.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The container's stream where personal data is released: see {@link ReleasedResponse}. */
final class ReleasedStream extends ServletOutputStream {
    private final ServletOutputStream below;
    private final ReleasedResponse response;

    ReleasedStream(ServletOutputStream below, ReleasedResponse response) {
        this.below = below;
        this.response = response;
    }

    @Override
    public void write(int b) throws IOException {
        response.record();
        below.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > 0) {
            response.record();
        }
        below.write(bytes, offset, length);
    }

    /** Overrides a method of Servlet 6.1; on 6.0 nobody calls it. */
    @Override
    public void write(ByteBuffer buffer) throws IOException {
        response.record();
        below.write(buffer);
    }

    @Override
    public void flush() throws IOException {
        response.record();
        below.flush();
    }

    @Override
    public void close() throws IOException {
        response.record();
        below.close();
    }

    @Override
    public boolean isReady() {
        return below.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        below.setWriteListener(listener);
    }
}
