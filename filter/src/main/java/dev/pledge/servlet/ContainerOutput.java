package dev.pledge.servlet;

import dev.pledge.html.Output;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * What a body is written to: the container's stream, opened at the first need; or, where a filter outside has already
 * taken the container's writer, that writer.
 */
final class ContainerOutput implements Output {
    private final GovernedResponse response;
    private @Nullable ServletOutputStream stream;
    private @Nullable WriterOutput writer;
    private boolean nonBlocking;
    private long nanos;

    ContainerOutput(GovernedResponse response) {
        this.response = response;
    }

    private void open() throws IOException {
        if (stream == null && writer == null) {
            try {
                stream = response.streamBelow();
            } catch (IllegalStateException writerTaken) {
                writer = new WriterOutput(response.writerBelow(), response.charsetBelow());
            }
        }
    }

    private ServletOutputStream stream() throws IOException {
        ServletOutputStream opened = stream;
        if (opened == null) {
            opened = response.streamBelow();
            stream = opened;
        }
        return opened;
    }

    /** Returns whether the container's stream is open: then it takes single bytes and buffers too. */
    boolean isStream() {
        return stream != null;
    }

    /** Opens what there is, and returns whether it is the container's stream. */
    boolean opensAsStream() throws IOException {
        open();
        return stream != null;
    }

    /** Returns whether the application writes only when it is told that it can. */
    boolean isNonBlocking() {
        return nonBlocking;
    }

    /** Returns the time that writing has taken, in nanoseconds. */
    long nanos() {
        return nanos;
    }

    void write(int b) throws IOException {
        stream().write(b);
    }

    /** Only an application of Servlet 6.1 comes here, so the container's stream takes buffers too. */
    void write(ByteBuffer buffer) throws IOException {
        stream().write(buffer);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        long start = System.nanoTime();
        open();
        WriterOutput taken = writer;
        if (taken != null) {
            taken.write(bytes, offset, length);
        } else {
            stream().write(bytes, offset, length);
        }
        nanos += System.nanoTime() - start;
    }

    /**
     * Begins what one write of the application becomes: of a blocking one, as many writes as it takes; of a non-blocking
     * one, a single write at its end, by {@link #end}.
     *
     * @param size about how many bytes to expect
     */
    Output begin(int size) {
        return nonBlocking ? new Gathered(size) : this;
    }

    /** Ends what {@link #begin} began, and returns whether a non-blocking write was made of it. */
    boolean end(Output begun) throws IOException {
        return begun instanceof Gathered gathered && gathered.writeOnce();
    }

    /** Commits. Right after a non-blocking write the container may not be ready, and would refuse to. */
    void flush(boolean justWrote) throws IOException {
        open();
        if (writer != null) {
            writer.flush();
        } else if (!nonBlocking || !justWrote || stream().isReady()) {
            stream().flush();
        }
    }

    void close() throws IOException {
        open();
        if (writer != null) {
            writer.close();
        } else {
            stream().close();
        }
    }

    /** Forgets stream and writer: after a reset the container may be asked for the other one. */
    void forget() {
        stream = null;
        writer = null;
    }

    /** Returns whether the container's stream has a way of its own to write text. */
    boolean containerEncodes() throws IOException {
        open();
        try {
            return stream != null
                    && stream.getClass().getMethod("print", String.class).getDeclaringClass()
                            != ServletOutputStream.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every ServletOutputStream has it", e);
        }
    }

    Charset charset() {
        return response.charsetBelow();
    }

    boolean isReady() {
        try {
            return stream().isReady();
        } catch (IOException gone) {
            // A write will say so, and the container then tells the listener.
            return true;
        }
    }

    void setWriteListener(WriteListener listener) {
        try {
            ServletOutputStream opened = stream();
            boolean before = nonBlocking;
            // The container may call the listener on another thread before this call returns.
            nonBlocking = true;
            try {
                opened.setWriteListener(listener);
            } catch (RuntimeException refused) {
                nonBlocking = before;
                throw refused;
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What one non-blocking write of the application became: written by one write, because a container allows one for
     * each time that it says it is ready. The bytes are this write's own, for it may keep them until it is ready again.
     */
    private final class Gathered extends ByteArrayOutputStream implements Output {
        Gathered(int size) {
            super(size);
        }

        boolean writeOnce() throws IOException {
            if (count > 0) {
                ContainerOutput.this.write(buf, 0, count);
            }
            return count > 0;
        }
    }
}
