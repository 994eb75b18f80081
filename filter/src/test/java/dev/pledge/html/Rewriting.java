package dev.pledge.html;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;

/** Runs pages through a rewriter, cut into writes in various ways. Text stands for bytes, one character each. */
final class Rewriting {
    private static final byte[] AROUND = bytes(">\"'-->\"><p '></script></noscript>");

    private final Supplier<? extends HtmlHandler> handlers;
    private final Limits limits;

    Rewriting(Supplier<? extends HtmlHandler> handlers) {
        this(handlers, Limits.DEFAULT);
    }

    Rewriting(Supplier<? extends HtmlHandler> handlers, Limits limits) {
        this.handlers = handlers;
        this.limits = limits;
    }

    String whole(String page) {
        return text(run(bytes(page)));
    }

    String splitAt(String page, int position) {
        return text(run(bytes(page), position));
    }

    String byteByByte(String page) {
        int[] everywhere = new int[Math.max(0, page.length() - 1)];
        for (int i = 0; i < everywhere.length; i++) {
            everywhere[i] = i + 1;
        }
        return text(run(bytes(page), everywhere));
    }

    byte[] inPieces(String page, int length) {
        int count = (page.length() - 1) / length;
        int[] cuts = new int[count];
        for (int i = 0; i < count; i++) {
            cuts[i] = (i + 1) * length;
        }
        return run(bytes(page), cuts);
    }

    /**
     * Each write comes in an array of its own, which is overwritten afterwards, as a container may do; every second one in
     * the midst of a longer array, where what stands around it must be of no consequence.
     */
    byte[] run(byte[] page, int... cuts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(page.length);
        HtmlRewriter rewriter = new HtmlRewriter(handlers.get(), limits);
        try {
            int from = 0;
            for (int i = 0; i <= cuts.length; i++) {
                int to = i < cuts.length ? cuts[i] : page.length;
                int around = i % 2 == 0 ? AROUND.length : 0;
                byte[] chunk = new byte[around + to - from + around];
                System.arraycopy(AROUND, 0, chunk, 0, around);
                System.arraycopy(page, from, chunk, around, to - from);
                System.arraycopy(AROUND, 0, chunk, chunk.length - around, around);
                rewriter.write(chunk, around, to - from, out::write);
                Arrays.fill(chunk, (byte) '#');
                from = to;
            }
            rewriter.finish(out::write);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
