package dev.pledge.html;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs the bytes of pages through a rewriter that finds their encoding, cut into writes of some length. */
record Detecting(
        Supplier<? extends HtmlHandler> handlers, @Nullable String label) {
    byte[] whole(byte[] page) {
        return inPieces(page, Math.max(1, page.length));
    }

    /** Each write comes in an array of its own, which is overwritten afterwards, as a container may do. */
    byte[] inPieces(byte[] page, int length) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(page.length);
        DetectingRewriter rewriter = new DetectingRewriter(handlers.get(), Limits.DEFAULT, label);
        try {
            for (int p = 0; p < page.length; p += length) {
                byte[] piece = Arrays.copyOfRange(page, p, Math.min(page.length, p + length));
                rewriter.write(piece, 0, piece.length, out::write);
                Arrays.fill(piece, (byte) '#');
            }
            rewriter.finish(out::write);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
