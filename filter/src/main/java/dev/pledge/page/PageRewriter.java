package dev.pledge.page;

import dev.pledge.finding.Evidence;
import dev.pledge.finding.Kind;
import dev.pledge.html.DetectingRewriter;
import dev.pledge.html.Encoding;
import dev.pledge.html.Output;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Governs one page as it streams. A page in the {@code replacement} encoding (which stands for those that browsers no longer
 * read, such as ISO-2022-KR) is passed as it is, and told of. For one thread at a time.
 */
public final class PageRewriter {
    private static final String CONTENT_TYPE = "text/html";

    private static final Output NOWHERE = (bytes, offset, length) -> {};

    private final DetectingRewriter rewriter;
    private final @Nullable DetectingRewriter trial;
    private final Evidence evidence;
    private final @Nullable AdJudge judge;
    private boolean begun;
    private boolean told;

    /**
     * @param trial is given the page too, and what it makes of it is dropped: for what is only known once the page is changed
     * @param judge null if nobody asked for ads to be found, so that a page that cannot be looked at does not matter
     */
    PageRewriter(
            DetectingRewriter rewriter, @Nullable DetectingRewriter trial, Evidence evidence, @Nullable AdJudge judge) {
        this.rewriter = rewriter;
        this.trial = trial;
        this.evidence = evidence;
        this.judge = judge;
        this.told = judge == null;
    }

    /**
     * Takes bytes of the page and passes on what is decided. As long as the encoding is not known, at most 1,024 bytes
     * are kept.
     *
     * @throws IOException if the output does
     */
    public void write(byte[] bytes, int offset, int length, Output out) throws IOException {
        if (length > 0) {
            begun = true;
            rewriter.write(bytes, offset, length, out);
            if (trial != null) {
                trial.write(bytes, offset, length, NOWHERE);
            }
            tellOnce();
        }
    }

    /**
     * Passes on every byte that is decided; a tag or a script that is not yet whole is kept.
     *
     * @throws IOException if the output does
     */
    public void flush(Output out) throws IOException {
        // A flush before the first byte says nothing about the encoding.
        if (begun) {
            rewriter.flush(out);
            if (trial != null) {
                trial.flush(NOWHERE);
            }
            tellOnce();
        }
    }

    /**
     * Ends the page and passes on the rest.
     *
     * @throws IOException if the output does
     */
    public void finish(Output out) throws IOException {
        if (begun) {
            rewriter.finish(out);
            if (trial != null) {
                trial.finish(NOWHERE);
            }
            tellOnce();
        }
        if (judge != null) {
            judge.end();
        }
    }

    /** Returns whether any byte has been changed so far. */
    public boolean changed() {
        return rewriter.changed();
    }

    private void tellOnce() {
        Encoding encoding = told ? null : rewriter.encoding();
        if (encoding != null) {
            told = true;
            if (!encoding.readable()) {
                evidence.found(
                        Kind.PAGE_NOT_INSPECTED, CONTENT_TYPE, encoding.name().toLowerCase(Locale.ROOT));
            }
        }
    }
}
