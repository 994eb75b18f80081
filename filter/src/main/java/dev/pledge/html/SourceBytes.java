package dev.pledge.html;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * The bytes of a page that is scanned in another form, from when they come until it is decided what becomes of them. They are
 * read twice: once ahead, to be scanned, and again when they leave, to see how many of them belong to what was scanned. So
 * what stays leaves as the very bytes that came.
 */
final class SourceBytes implements Recoder {
    private static final byte[] NONE = {};

    private final MarkupCodec codec;
    private final BufferPool pool;
    private final ScannedCharacter ahead = new ScannedCharacter();
    private final ScannedCharacter leaving = new ScannedCharacter();

    private byte[] bytes = NONE;
    /** Where those begin that have not left. */
    private int from;
    /** Where those begin that have not been scanned. */
    private int unscanned;

    private int end;
    /** Scanned bytes that are decided, of a character that is not as a whole. */
    private int part;
    /** The shift state of what was written last. */
    private int written;

    SourceBytes(MarkupCodec codec, BufferPool pool) {
        this.codec = codec;
        this.pool = pool;
    }

    void append(byte[] b, int off, int len) {
        if (from == end) {
            discardLeft();
        }
        if (end + len > bytes.length) {
            discardLeft();
            if (end + len > bytes.length) {
                byte[] larger = pool.take(end + len);
                System.arraycopy(bytes, 0, larger, 0, end);
                giveBack();
                bytes = larger;
            }
        }
        System.arraycopy(b, off, bytes, end, len);
        end += len;
    }

    /** A write ends: gives back what is not needed if all has left. */
    void rest() {
        if (from == end) {
            discardLeft();
            giveBack();
        }
    }

    private void giveBack() {
        if (bytes.length > 0) {
            pool.give(bytes);
            bytes = NONE;
        }
    }

    private void discardLeft() {
        System.arraycopy(bytes, from, bytes, 0, end - from);
        unscanned -= from;
        end -= from;
        from = 0;
    }

    /** Reads on in all that has come; returns how many bytes there are to be scanned. */
    int scan(byte[] to) {
        int length = 0;
        while (codec.read(bytes, unscanned, end, ahead)) {
            length = ahead.copyTo(to, length);
            unscanned += ahead.taken();
        }
        return length;
    }

    /** The page ends: writes what was no whole character. */
    void finish(Output out) throws IOException {
        join(leaving.state(), from, out);
        if (from < end) {
            out.write(bytes, from, end - from);
        }
        from = end;
        unscanned = end;
        rest();
    }

    @Override
    public void kept(int count, Output out) throws IOException {
        int start = from;
        int state = leaving.state();
        pass(count);
        if (from > start) {
            join(state, start, out);
            out.write(bytes, start, from - start);
            written = leaving.state();
        }
    }

    @Override
    public void leftOut(int count) {
        pass(count);
    }

    private void pass(int count) {
        part += count;
        while (part > 0) {
            int state = leaving.state();
            if (!codec.read(bytes, from, end, leaving)) {
                throw new IllegalStateException(part + " more bytes are decided than were scanned");
            }
            if (leaving.length() > part) {
                leaving.resetState(state);
                return;
            }
            part -= leaving.length();
            from += leaving.taken();
        }
    }

    /** Where something was left out or inserted, what comes next may need a shift. */
    private void join(int state, int next, Output out) throws IOException {
        if (written != state) {
            ByteArrayOutputStream shift = new ByteArrayOutputStream();
            codec.join(written, state, bytes, next, end, shift);
            write(shift, out);
        }
    }

    @Override
    public void inserted(byte[] scanned, int begin, int stop, Output out) throws IOException {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream(2 * (stop - begin));
        written = codec.insert(written, scanned, begin, stop, encoded);
        write(encoded, out);
    }

    private static void write(ByteArrayOutputStream bytes, Output out) throws IOException {
        byte[] all = bytes.toByteArray();
        if (all.length > 0) {
            out.write(all, 0, all.length);
        }
    }

    @Override
    public void replaced(int count, byte[] scanned, int[] edits, Output out) throws IOException {
        int place = 0;
        int at = 0;
        for (int i = 0; i < edits.length; i += TagEdits.FIELDS) {
            int unchanged = edits[i] - place;
            kept(unchanged, out);
            at += unchanged;
            inserted(scanned, at, at + edits[i + 2], out);
            at += edits[i + 2];
            leftOut(edits[i + 1] - edits[i]);
            place = edits[i + 1];
        }
        kept(count - place, out);
    }

    @Override
    public int written() {
        return written;
    }

    @Override
    public void discarded(int writtenBefore) {
        written = writtenBefore;
    }
}
