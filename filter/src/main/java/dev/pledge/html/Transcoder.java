package dev.pledge.html;

import java.io.IOException;

/** Rewrites a page in an encoding in whose bytes no tag can be found: they are read into a form where it can, piece by piece. */
final class Transcoder {
    private static final int PIECE = 2048;
    /** How many bytes of the page are kept at most: they are held in their own form too, beside the scanned one. */
    private static final int MOST = 32 * 1024;

    private final SourceBytes source;
    private final HtmlRewriter rewriter;
    private final byte[] scanned = new byte[ScannedCharacter.EXPANSION * (PIECE + ScannedCharacter.LONGEST)];

    Transcoder(HtmlHandler handler, Limits limits, MarkupCodec codec, BufferPool pool) {
        source = new SourceBytes(codec, pool);
        Limits ofScanned = limits.within((MOST - PIECE) / codec.longest());
        rewriter = new HtmlRewriter(handler, ofScanned, codec.scanCharset(), pool, source);
    }

    void write(byte[] b, int off, int len, Output out) throws IOException {
        int end = off + len;
        for (int p = off; p < end; ) {
            int length = Math.min(PIECE, end - p);
            source.append(b, p, length);
            rewriter.write(scanned, 0, source.scan(scanned), out);
            p += length;
        }
        source.rest();
    }

    void flush(Output out) throws IOException {
        rewriter.flush(out);
    }

    void finish(Output out) throws IOException {
        rewriter.finish(out);
        source.finish(out);
    }

    boolean changed() {
        return rewriter.changed();
    }
}
