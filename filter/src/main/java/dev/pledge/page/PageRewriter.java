package dev.pledge.page;

import dev.pledge.html.HtmlRewriter;
import dev.pledge.html.Output;
import java.io.IOException;

/** Governs one page as it streams. For one thread at a time. */
public final class PageRewriter {
    private final HtmlRewriter rewriter;

    PageRewriter(HtmlRewriter rewriter) {
        this.rewriter = rewriter;
    }

    /**
     * Takes bytes of the page and passes on what is decided.
     *
     * @throws IOException if the output does
     */
    public void write(byte[] bytes, int offset, int length, Output out) throws IOException {
        rewriter.write(bytes, offset, length, out);
    }

    /** Passes on every byte that is decided; a tag or a script that is not yet whole is kept. */
    public void flush(Output out) throws IOException {
        rewriter.flush(out);
    }

    /** Ends the page and passes on the rest. */
    public void finish(Output out) throws IOException {
        rewriter.finish(out);
    }

    /** Returns whether any byte has been changed so far. */
    public boolean changed() {
        return rewriter.changed();
    }
}
