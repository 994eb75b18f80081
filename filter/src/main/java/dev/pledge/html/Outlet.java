package dev.pledge.html;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

// Where the bytes of a page leave. It remembers how the bytes before the next one end, because what is left on both
// sides
// of a removed tag must not join into a tag or a character reference; and it can hold back what a removed element
// contains,
// until the element's end shows that all of it goes.
final class Outlet {
    private static final byte[] EMPTY_COMMENT = {'<', '!', '-', '-', '-', '-', '>'};
    private static final byte[] NONE = {};
    /** So many in what is held back of one removed element. */
    private static final int MOST_REMOVABLE = 16;

    private static final Output NOWHERE = (bytes, offset, length) -> {
        throw new IllegalStateException("nothing can be written between two calls");
    };

    private enum Tail {
        CLOSED,
        LESS_THAN,
        AMPERSAND,
        REFERENCE,
        CARRIAGE_RETURN
    }

    private final int limit;
    private final BufferPool pool;
    private final @Nullable Recoder recoder;
    private final EmptyElements empties;
    private Output out = NOWHERE;
    private Tail tail = Tail.CLOSED;
    private boolean changed;

    private boolean diverted;
    private byte[] aside = NONE;
    private int asideLength;
    private final List<Removable> removables = new ArrayList<>(0);
    private Tail tailBefore = Tail.CLOSED;
    private int writtenBefore;

    /** A start tag, in what is held back, whose element goes if it is empty. */
    private record Removable(int at, int length, boolean guarded, Runnable removed) {}

    /**
     * @param limit bytes that are held back at most
     * @param recoder what turns the bytes that are scanned into those of the page, or null if they are the same
     */
    Outlet(int limit, BufferPool pool, @Nullable Recoder recoder) {
        this.limit = limit;
        this.pool = pool;
        this.recoder = recoder;
        this.empties = new EmptyElements(limit, pool);
    }

    void to(Output output) {
        out = output;
    }

    void detach() {
        out = NOWHERE;
    }

    boolean changed() {
        return changed;
    }

    /** Writes the next bytes of the page. */
    void write(byte[] b, int off, int len) throws IOException {
        if (len <= 0) {
            return;
        }
        tail = tailOf(b, off, off + len);
        if (recoder == null) {
            put(b, off, len);
        } else {
            recoder.kept(len, this::put);
        }
    }

    /** The next bytes of the page are not written. */
    void leaveOut(int len) throws IOException {
        if (recoder != null) {
            recoder.leftOut(len);
        }
    }

    /**
     * Writes something in the place of the next bytes of the page.
     *
     * @param replaced how many they are
     * @param b what stands there instead, from its beginning
     * @param edits where it differs
     */
    void replace(int replaced, byte[] b, int len, int[] edits) throws IOException {
        tail = tailOf(b, 0, len);
        if (recoder == null) {
            put(b, 0, len);
        } else {
            recoder.replaced(replaced, b, edits, this::put);
        }
    }

    private void put(byte[] b, int off, int len) throws IOException {
        if (!diverted) {
            pass(b, off, len);
        } else {
            setAside(b, off, len);
        }
    }

    private void pass(byte[] b, int off, int len) throws IOException {
        if (empties.isOpen()) {
            changed |= empties.write(b, off, len, out);
        } else {
            out.write(b, off, len);
        }
    }

    /**
     * What is written next is the start tag of an element that goes if nothing is left in it.
     *
     * @param length its length
     * @param removed is told if it goes
     */
    void opensRemovable(int length, Runnable removed) throws IOException {
        boolean guarded = tail != Tail.CLOSED;
        if (recoder != null) {
            return;
        }
        if (!diverted) {
            empties.opens(length, guarded, removed, out);
        } else if (removables.size() < MOST_REMOVABLE) {
            removables.add(new Removable(asideLength, length, guarded, removed));
        }
    }

    /** The page has ended, and all that was left of it has been written. */
    void end() throws IOException {
        empties.end(out);
    }

    /** Something else was written than the page had. */
    void markChanged() {
        changed = true;
    }

    /** Writes what the page did not have. */
    void insert(byte[] b) throws IOException {
        changed = true;
        if (b.length == 0) {
            return;
        }
        tail = tailOf(b, 0, b.length);
        if (recoder == null) {
            put(b, 0, b.length);
        } else {
            recoder.inserted(b, 0, b.length, this::put);
        }
    }

    /** Something that came next is left out: keeps the two sides apart. */
    void hole() throws IOException {
        changed = true;
        if (tail != Tail.CLOSED) {
            insert(EMPTY_COMMENT);
        }
    }

    boolean isDiverted() {
        return diverted;
    }

    /** Holds back what is written from now on. */
    void divert() {
        diverted = true;
        tailBefore = tail;
        writtenBefore = recoder == null ? 0 : recoder.written();
    }

    /** Throws away what was held back. */
    void discard() {
        diverted = false;
        asideLength = 0;
        removables.clear();
        tail = tailBefore;
        giveBack();
        if (recoder != null) {
            recoder.discarded(writtenBefore);
        }
    }

    /** Writes what was held back after all. */
    void restore() throws IOException {
        diverted = false;
        int length = asideLength;
        asideLength = 0;
        int at = 0;
        for (Removable next : removables) {
            pass(aside, at, next.at - at);
            empties.opens(next.length, next.guarded, next.removed, out);
            at = next.at;
        }
        removables.clear();
        if (length > at) {
            pass(aside, at, length - at);
        }
        giveBack();
    }

    private void giveBack() {
        if (aside.length > 0) {
            pool.give(aside);
            aside = NONE;
        }
    }

    private void setAside(byte[] b, int off, int len) throws IOException {
        if (asideLength + len > limit) {
            restore();
            pass(b, off, len);
            return;
        }
        if (asideLength + len > aside.length) {
            byte[] larger = pool.take(asideLength + len);
            System.arraycopy(aside, 0, larger, 0, asideLength);
            giveBack();
            aside = larger;
        }
        System.arraycopy(b, off, aside, asideLength, len);
        asideLength += len;
    }

    private Tail tailOf(byte[] b, int from, int to) {
        byte last = b[to - 1];
        if (last == '<') {
            return Tail.LESS_THAN;
        }
        if (last == '\r') {
            return Tail.CARRIAGE_RETURN;
        }
        if (last == '&') {
            return Tail.AMPERSAND;
        }
        int p = to;
        while (p > from && Ascii.isAlphanumeric(b[p - 1])) {
            p--;
        }
        if (p > from && b[p - 1] == '#') {
            p--;
            boolean after = p > from ? b[p - 1] == '&' : tail == Tail.AMPERSAND;
            return after ? Tail.REFERENCE : Tail.CLOSED;
        }
        boolean after = p > from ? b[p - 1] == '&' : tail == Tail.AMPERSAND || tail == Tail.REFERENCE;
        return after ? Tail.REFERENCE : Tail.CLOSED;
    }
}
