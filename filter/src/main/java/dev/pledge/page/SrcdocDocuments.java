package dev.pledge.page;

import dev.pledge.finding.Evidence;
import dev.pledge.finding.Kind;
import dev.pledge.html.BufferPool;
import dev.pledge.html.HtmlHandler;
import dev.pledge.html.HtmlRewriter;
import dev.pledge.html.Limits;
import dev.pledge.html.StartTag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * Governs the documents in {@code srcdoc} attributes as pages of their own, by the same policy: their references are
 * resolved against what the page around them resolves against (HTML standard, section 2.4.3). An attribute is written anew
 * only if something in its document changed.
 */
final class SrcdocDocuments {
    /** Documents nested deeper are not looked at: each level costs a multiple of the text. */
    private static final int DEEPEST = 3;

    private static final String SRCDOC = "srcdoc";

    private final PageUrls urls;
    private final Evidence evidence;
    private final int depth;
    private final BufferPool buffers;
    private final Function<PageUrls, HtmlHandler> handlers;

    /**
     * @param depth how many documents the page stands in
     * @param buffers where what is held back in a document stands
     * @param handlers makes the handler of a document, which resolves references as it is told
     */
    SrcdocDocuments(
            PageUrls urls, Evidence evidence, int depth, BufferPool buffers, Function<PageUrls, HtmlHandler> handlers) {
        this.urls = urls;
        this.evidence = evidence;
        this.depth = depth;
        this.buffers = buffers;
        this.handlers = handlers;
    }

    /** Looks at an {@code iframe} that stays in the page. */
    void look(StartTag tag) {
        CharSequence document = tag.foreign() ? null : tag.value(SRCDOC);
        if (document == null || document.isEmpty()) {
            return;
        }
        if (depth == DEEPEST) {
            evidence.found(Kind.PAGE_NOT_INSPECTED, SRCDOC, "too-deep");
            return;
        }
        byte[] page = document.toString().getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(page.length);
        HtmlRewriter rewriter =
                new HtmlRewriter(handlers.apply(urls.nested()), Limits.DEFAULT, StandardCharsets.UTF_8, buffers);
        try {
            rewriter.write(page, 0, page.length, out::write);
            rewriter.finish(out::write);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to take bytes", e);
        }
        if (rewriter.changed()) {
            tag.setAttribute(SRCDOC, out.toString(StandardCharsets.UTF_8));
        }
    }
}
