package dev.pledge.html;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites a page whose encoding is found from its first bytes. A page in the {@code replacement} encoding, of which
 * browsers read nothing, is passed through unchanged; {@link #encoding} tells. One object serves one page and one thread at a time.
 */
public final class DetectingRewriter {
    private final HtmlHandler handler;
    private final Limits limits;
    private final BufferPool pool;
    /** Null as soon as the encoding is known, and all that was kept has been passed on. */
    private @Nullable PageEncoding detection;

    private @Nullable Encoding encoding;
    private @Nullable HtmlRewriter rewriter;
    private @Nullable Transcoder transcoder;

    /** @param transportLabel the charset parameter of the Content-Type, or null if it has none */
    public DetectingRewriter(HtmlHandler handler, Limits limits, @Nullable String transportLabel) {
        this(handler, limits, transportLabel, new BufferPool(0));
    }

    /** Makes a rewriter that shares buffers with others; see {@link HtmlRewriter}. */
    public DetectingRewriter(HtmlHandler handler, Limits limits, @Nullable String transportLabel, BufferPool pool) {
        this.handler = handler;
        this.limits = limits;
        this.pool = pool;
        this.detection = new PageEncoding(transportLabel);
    }

    /** Takes the next bytes of the page; see {@link HtmlRewriter#write}. */
    public void write(byte[] b, int off, int len, Output out) throws IOException {
        PageEncoding undecided = detection;
        if (undecided != null) {
            Encoding found = undecided.next(b, off, len);
            if (found == null) {
                return;
            }
            begin(found, undecided, out);
        }
        pass(b, off, len, out);
    }

    /** Passes on every decided byte; an encoding that has not been declared by now is the default one. */
    public void flush(Output out) throws IOException {
        decide(out);
        if (rewriter != null) {
            rewriter.flush(out);
        } else if (transcoder != null) {
            transcoder.flush(out);
        }
    }

    /** The page ends; see {@link HtmlRewriter#finish}. */
    public void finish(Output out) throws IOException {
        decide(out);
        if (rewriter != null) {
            rewriter.finish(out);
        } else if (transcoder != null) {
            transcoder.finish(out);
        }
    }

    /** Returns whether what was passed on differs so far from what came. */
    public boolean changed() {
        return rewriter != null ? rewriter.changed() : transcoder != null && transcoder.changed();
    }

    /** Returns the page's encoding, or null if it is not known yet. */
    public @Nullable Encoding encoding() {
        return encoding;
    }

    private void decide(Output out) throws IOException {
        PageEncoding undecided = detection;
        if (undecided != null) {
            begin(undecided.now(), undecided, out);
        }
    }

    private void begin(Encoding found, PageEncoding kept, Output out) throws IOException {
        encoding = found;
        detection = null;
        if (found.scannable()) {
            rewriter = new HtmlRewriter(handler, limits, found.charset(), pool);
        } else {
            MarkupCodec codec = found.codec();
            transcoder = codec == null ? null : new Transcoder(handler, limits, codec, pool);
        }
        pass(kept.kept(), 0, kept.keptLength(), out);
    }

    private void pass(byte[] b, int off, int len, Output out) throws IOException {
        if (rewriter != null) {
            rewriter.write(b, off, len, out);
        } else if (transcoder != null) {
            transcoder.write(b, off, len, out);
        } else if (len > 0) {
            out.write(b, off, len);
        }
    }
}
