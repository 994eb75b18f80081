package dev.pledge.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The stream that the application writes a body to. */
final class GovernedOutputStream extends ServletOutputStream {
    private static final int SINGLES = 256;

    private final Body body;
    private final ContainerOutput below;
    private byte[] singles = new byte[0];
    private int count;

    GovernedOutputStream(Body body, ContainerOutput below) {
        this.body = body;
        this.below = below;
    }

    /** Single bytes are gathered: a tag written byte by byte is scanned once, not once a byte. */
    @Override
    public void write(int b) throws IOException {
        if (body.takesSingleBytes()) {
            body.write(b);
            return;
        }
        if (count == singles.length) {
            if (count == 0) {
                singles = new byte[SINGLES];
            } else {
                settle();
            }
        }
        singles[count++] = (byte) b;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        settle();
        body.write(bytes, offset, length);
    }

    /** Overrides a method of Servlet 6.1; on 6.0 nobody calls it. */
    @Override
    public void write(ByteBuffer buffer) throws IOException {
        settle();
        body.write(buffer);
    }

    /** Some containers write text in the response's charset, others in ISO-8859-1 as the Servlet API does. */
    @Override
    public void print(String text) throws IOException {
        if (text != null && below.containerEncodes()) {
            byte[] bytes = text.getBytes(below.charset());
            write(bytes, 0, bytes.length);
        } else {
            super.print(text);
        }
    }

    /** Hands gathered bytes to the body, without asking it to pass them on. */
    void settle() throws IOException {
        if (count > 0) {
            int length = count;
            count = 0;
            body.write(singles, 0, length);
        }
    }

    /** Forgets what was written and has not been handed on. */
    void forget() {
        count = 0;
    }

    @Override
    public void flush() throws IOException {
        settle();
        body.flush();
    }

    @Override
    public void close() throws IOException {
        if (!body.isOver()) {
            settle();
        }
        body.close();
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
