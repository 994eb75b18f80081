package dev.pledge.servlet;

import dev.pledge.html.Output;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/** Decodes bytes back into characters, for a container's writer that a filter outside has already taken. */
final class WriterOutput implements Output {
    private final Writer writer;
    private final CharsetDecoder decoder;
    private final CharBuffer chars = CharBuffer.allocate(2048);
    private ByteBuffer undecided = ByteBuffer.allocate(0);

    WriterOutput(Writer writer, Charset charset) {
        this.writer = writer;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(bytes, offset, length);
        if (undecided.hasRemaining()) {
            in = ByteBuffer.allocate(undecided.remaining() + length)
                    .put(undecided)
                    .put(bytes, offset, length)
                    .flip();
        }
        while (decoder.decode(in, chars, false).isOverflow()) {
            drain();
        }
        drain();
        undecided = ByteBuffer.allocate(in.remaining()).put(in).flip();
    }

    private void drain() throws IOException {
        writer.write(chars.array(), 0, chars.position());
        chars.clear();
    }

    void flush() throws IOException {
        writer.flush();
    }

    void close() throws IOException {
        writer.close();
    }
}
