package dev.pledge.servlet;

import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * What the application writes its body to: a stream or a writer, whichever it asks for first (Servlet specification,
 * section 5.1). Both gather a little before they hand it to the {@link Body}; whatever is done to the body is done to
 * what is gathered as well.
 */
final class StreamOrWriter {
    private final Exchange exchange;
    private final GovernedResponse response;
    private final ResponseFields fields;
    private final ContainerOutput output;
    private final Body body;
    private @Nullable GovernedOutputStream stream;
    private @Nullable GovernedWriter encoder;
    private @Nullable PrintWriter writer;
    private @Nullable String frozenCharset;

    StreamOrWriter(Exchange exchange, GovernedResponse response, ResponseFields fields) {
        this.exchange = exchange;
        this.response = response;
        this.fields = fields;
        this.output = new ContainerOutput(response);
        this.body = new Body(exchange, response, output);
    }

    ServletOutputStream stream() {
        if (writer != null) {
            throw new IllegalStateException("getWriter() has been called for this response");
        }
        GovernedOutputStream opened = stream;
        if (opened == null) {
            opened = new GovernedOutputStream(body, output);
            stream = opened;
        }
        return opened;
    }

    PrintWriter writer() throws IOException {
        if (stream != null) {
            throw new IllegalStateException("getOutputStream() has been called for this response");
        }
        PrintWriter opened = writer;
        if (opened == null) {
            opened = exchange.page().mayBe(response.getContentType()) ? governedWriter() : containersWriter();
            writer = opened;
        }
        return opened;
    }

    /** The container writes what is no page, and may commit on its own: what waits for the body is settled before. */
    private PrintWriter containersWriter() throws IOException {
        if (!fields.isIncluded()) {
            fields.settle(false);
        }
        return response.writerBelow();
    }

    /**
     * A writer of our own, because a container's takes characters and a page is scanned as bytes. Asking for it fixes
     * the charset, as asking for the container's would (Servlet specification, section 5.4).
     */
    private PrintWriter governedWriter() throws IOException {
        String name = response.getCharacterEncoding();
        Charset charset;
        try {
            charset = Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            // The container knows how to refuse it.
            return response.writerBelow();
        }
        response.setCharacterEncoding(name);
        frozenCharset = name;
        GovernedWriter to = new GovernedWriter(body, charset);
        encoder = to;
        return new PrintWriter(to);
    }

    /** Returns the charset as the application named it, once a writer has fixed it; or null. */
    @Nullable
    String frozenCharset() {
        return frozenCharset;
    }

    /** Hands what is gathered to the body. */
    private void settle() throws IOException {
        if (encoder != null) {
            encoder.settle();
        }
        if (stream != null && !body.isOver()) {
            stream.settle();
        }
    }

    /** Returns whether something of a body has been written. */
    boolean isStarted() throws IOException {
        settle();
        return body.isStarted();
    }

    /** Hands inward every byte that is decided. */
    void release() throws IOException {
        settle();
        body.release();
    }

    /** Ends text and page: nothing is held any more. */
    void finishPage() throws IOException {
        if (encoder != null && !body.isOver()) {
            encoder.end();
        }
        settle();
        body.finishPage();
    }

    /** Forgets what is held and has not reached the container, which has dropped its own buffer. */
    void forget() {
        forgetGathered();
        body.forget();
    }

    /** Forgets the choice too: the next one that is asked for, above and below, may be the other. */
    void forgetChoice() {
        forgetGathered();
        body.forgetAll();
        stream = null;
        writer = null;
        encoder = null;
        frozenCharset = null;
    }

    private void forgetGathered() {
        if (encoder != null) {
            encoder.forget();
        }
        if (stream != null) {
            stream.forget();
        }
    }
}
