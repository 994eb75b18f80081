package dev.pledge.cli.proxy;

import org.eclipse.jetty.client.ContentDecoder;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Content;

/** Decompresses what a site compresses although it was not asked to: Pledge looks into no compressed page. */
final class GunzippedPages extends ContentDecoder.Factory {
    private final GzipCompression gzip = new GzipCompression();

    GunzippedPages(ByteBufferPool buffers) {
        super("gzip");
        gzip.setByteBufferPool(buffers);
        installBean(gzip);
    }

    @Override
    public Content.Source newDecoderContentSource(Content.Source compressed) {
        return gzip.newDecoderSource(compressed, gzip.getDefaultDecoderConfig());
    }
}
