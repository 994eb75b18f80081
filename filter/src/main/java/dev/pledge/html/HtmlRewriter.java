package dev.pledge.html;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites one page as it streams by, by the tokenizer rules of the HTML standard. Every byte that no edit touches goes
 * through unchanged, in spans of the caller's own arrays, however the page is cut into writes. What a removal leaves on
 * its two sides cannot join into new markup. For pages in encodings that can be scanned as bytes; see {@link DetectingRewriter} for all.
 *
 * <p>One object serves one page and one thread at a time.
 */
public final class HtmlRewriter {
    private static final byte[] NONE = {};

    private final Outlet outlet;
    private final Flow flow;
    private final TagProcessor tags;
    private final Scanner scanner;
    private final NoscriptEnd noscriptEnd = new NoscriptEnd();

    /** Makes a rewriter for a page in UTF-8, or in an encoding whose attributes of interest are ASCII. */
    public HtmlRewriter(HtmlHandler handler, Limits limits) {
        this(handler, limits, StandardCharsets.UTF_8);
    }

    /** @param charset the page's encoding, for the values of attributes; what is malformed in it is replaced */
    public HtmlRewriter(HtmlHandler handler, Limits limits, Charset charset) {
        this(handler, limits, charset, new BufferPool(0));
    }

    /**
     * Makes a rewriter that shares buffers with others.
     *
     * @param charset the page's encoding
     * @param pool where the buffers come from for what is held back; they are given back when nothing is, at the latest by
     *     {@link #finish}
     */
    public HtmlRewriter(HtmlHandler handler, Limits limits, Charset charset, BufferPool pool) {
        this(handler, limits, charset, pool, null);
    }

    /** @param recoder what turns the bytes that are scanned into those of the page, or null if they are the same */
    HtmlRewriter(HtmlHandler handler, Limits limits, Charset charset, BufferPool pool, @Nullable Recoder recoder) {
        outlet = new Outlet(limits.removed(), pool, recoder);
        flow = new Flow(outlet, pool);
        tags = new TagProcessor(handler, limits, new SourceTag(charset, pool), outlet, flow, pool);
        scanner = new Scanner(flow, tags);
    }

    /**
     * Takes the next bytes of the page, and passes on all that is decided.
     *
     * @throws IOException if the output throws it; the page cannot be continued then
     */
    public void write(byte[] b, int off, int len, Output out) throws IOException {
        Objects.checkFromIndexSize(off, len, b.length);
        outlet.to(out);
        try {
            feed(b, off, off + len);
        } finally {
            tags.rest();
            outlet.detach();
        }
    }

    /** Passes on every decided byte. Writing does so too, so that there is nothing left to do; an undecided tag is kept. */
    public void flush(Output out) throws IOException {
        write(NONE, 0, 0, out);
    }

    /** The page ends: what is held is passed on as it is. */
    public void finish(Output out) throws IOException {
        outlet.to(out);
        try {
            int held = noscriptEnd.matched();
            noscriptEnd.clear();
            scanAlone(noscriptEnd.started(), held);
            flow.enter(NONE, 0);
            tags.endOfPage();
            flow.leave(0);
            outlet.end();
        } finally {
            tags.rest();
            outlet.detach();
        }
    }

    /** Returns whether what was passed on differs so far from what came. */
    public boolean changed() {
        return outlet.changed();
    }

    private void feed(byte[] b, int off, int end) throws IOException {
        int p = noscriptEnd.matched() > 0 ? resumeNoscriptEnd(b, off, end) : off;
        flow.enter(b, p);
        while (p < end) {
            if (!tags.inNoscript()) {
                p = scanner.scan(b, p, end);
                continue;
            }
            int stop = noscriptEnd.find(b, p, end);
            scanUpTo(b, p, stop);
            p = stop;
            if (noscriptEnd.isComplete() && stop + noscriptEnd.matched() < end) {
                noscriptEnd.clear();
                scanner.endOfNoscript(stop);
            } else if (stop < end) {
                scanner.leave(stop);
                return;
            }
        }
        scanner.leave(end);
    }

    /** Goes on with an end tag that was cut off; returns where what has not been read begins. */
    private int resumeNoscriptEnd(byte[] b, int off, int end) throws IOException {
        int p = noscriptEnd.match(b, off, end);
        if (p == end) {
            return p;
        }
        int length = noscriptEnd.matched();
        if (noscriptEnd.isComplete() && Ascii.endsName(b[p])) {
            flow.enter(NONE, 0);
            scanner.endOfNoscript(0);
        }
        noscriptEnd.clear();
        scanAlone(noscriptEnd.started(), length);
        return p;
    }

    private void scanAlone(byte[] b, int length) throws IOException {
        flow.enter(b, 0);
        scanUpTo(b, 0, length);
        scanner.leave(length);
    }

    private void scanUpTo(byte[] b, int from, int end) throws IOException {
        for (int p = from; p < end; ) {
            p = scanner.scan(b, p, end);
        }
    }
}
