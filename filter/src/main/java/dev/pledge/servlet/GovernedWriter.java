package dev.pledge.servlet;

import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Encodes the application's characters into one reused buffer and hands the bytes to the body. Characters that the
 * charset does not have become question marks, as in the containers' own writers.
 */
final class GovernedWriter extends Writer {
    private static final int BUFFER = 8192;
    private static final int CHUNK = 1024;

    private final Body body;
    private final Charset charset;
    private final boolean asciiAsBytes;
    private @Nullable CharsetEncoder encoder;
    private byte[] bytes = new byte[0];
    private int count;
    private char[] chunk = new char[0];
    private char pendingSurrogate;

    GovernedWriter(Body body, Charset charset) {
        this.body = body;
        this.charset = charset;
        this.asciiAsBytes = charset.equals(StandardCharsets.UTF_8)
                || charset.equals(StandardCharsets.ISO_8859_1)
                || charset.equals(StandardCharsets.US_ASCII);
    }

    @Override
    public void write(int c) throws IOException {
        if (asciiAsBytes && c < 0x80 && pendingSurrogate == 0) {
            room();
            bytes[count++] = (byte) c;
        } else {
            encode(CharBuffer.wrap(new char[] {(char) c}));
        }
    }

    @Override
    public void write(char[] chars, int offset, int length) throws IOException {
        int at = offset;
        int end = offset + length;
        while (at < end) {
            if (asciiAsBytes && pendingSurrogate == 0) {
                at = ascii(chars, at, end);
            }
            if (at < end) {
                int stop = asciiAsBytes ? nextAscii(chars, at, end) : end;
                encode(CharBuffer.wrap(chars, at, stop - at));
                at = stop;
            }
        }
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        if (chunk.length == 0) {
            chunk = new char[CHUNK];
        }
        for (int at = offset, end = offset + length; at < end; ) {
            int n = Math.min(CHUNK, end - at);
            text.getChars(at, at + n, chunk, 0);
            write(chunk, 0, n);
            at += n;
        }
    }

    private int ascii(char[] chars, int from, int end) throws IOException {
        int at = from;
        while (at < end) {
            room();
            byte[] to = bytes;
            int into = count;
            int stop = Math.min(end, at + to.length - into);
            char c;
            while (at < stop && (c = chars[at]) < 0x80) {
                to[into++] = (byte) c;
                at++;
            }
            count = into;
            if (at < stop) {
                return at;
            }
        }
        return at;
    }

    private static int nextAscii(char[] chars, int from, int end) {
        int at = from + 1;
        while (at < end && chars[at] >= 0x80) {
            at++;
        }
        return at;
    }

    /** Makes room for at least one byte. */
    private void room() throws IOException {
        if (count == bytes.length) {
            if (count == 0) {
                bytes = new byte[BUFFER];
            } else {
                drain();
            }
        }
    }

    private void drain() throws IOException {
        int length = count;
        count = 0;
        if (length > 0) {
            body.write(bytes, 0, length);
        }
    }

    private void encode(CharBuffer chars) throws IOException {
        CharBuffer all = chars;
        if (pendingSurrogate != 0) {
            all = CharBuffer.allocate(chars.remaining() + 1)
                    .put(pendingSurrogate)
                    .put(chars)
                    .flip();
            pendingSurrogate = 0;
        }
        encode(all, false);
        if (all.hasRemaining()) {
            // The first half of a surrogate pair; the second comes with the next write.
            pendingSurrogate = all.get();
        }
    }

    private void encode(CharBuffer chars, boolean end) throws IOException {
        CharsetEncoder to = encoder();
        while (true) {
            room();
            ByteBuffer into = ByteBuffer.wrap(bytes, count, bytes.length - count);
            CoderResult result = to.encode(chars, into, end);
            if (end && result.isUnderflow()) {
                result = to.flush(into);
            }
            count = into.position();
            if (result.isUnderflow()) {
                return;
            }
            drain();
        }
    }

    private CharsetEncoder encoder() {
        CharsetEncoder existing = encoder;
        if (existing == null) {
            existing = charset.newEncoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE);
            encoder = existing;
        }
        return existing;
    }

    /** Hands all encoded bytes to the body, without asking it to pass them on. */
    void settle() throws IOException {
        drain();
    }

    /** Ends the text: half a surrogate pair is malformed now, and a charset with shift states returns to its first. */
    void end() throws IOException {
        if (encoder != null) {
            CharBuffer rest =
                    pendingSurrogate == 0 ? CharBuffer.allocate(0) : CharBuffer.wrap(new char[] {pendingSurrogate});
            pendingSurrogate = 0;
            encode(rest, true);
            encoder.reset();
        }
        drain();
    }

    /** Forgets what was written and has not been handed on. */
    void forget() {
        count = 0;
        pendingSurrogate = 0;
        if (encoder != null) {
            encoder.reset();
        }
    }

    @Override
    public void flush() throws IOException {
        drain();
        body.flush();
    }

    @Override
    public void close() throws IOException {
        if (!body.isOver()) {
            end();
            body.close();
        }
    }
}
