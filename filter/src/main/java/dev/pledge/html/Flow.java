package dev.pledge.html;

import java.io.IOException;

// The bytes of a page on their way through. Bytes stay in the caller's array and leave it in spans as long as possible;
// only a token that is undecided at the end of an array is copied, into a buffer that is taken from a pool while it is
// needed.
final class Flow {
    private static final byte[] NONE = {};
    private static final int[] NO_EDITS = {};

    private final Outlet outlet;
    private final BufferPool pool;
    private byte[] chunk = NONE;
    /** Where the bytes of the chunk begin that have not left. */
    private int from;

    private boolean open;
    /** Where the token begins in the chunk, or its continuation. */
    private int tokenStart;
    /** Where the chunk was entered: a token that is held goes on there. */
    private int entered;

    private byte[] held = NONE;
    private int heldLength;
    /** How many bytes at the beginning of the held token take the place of how many of the page. */
    private int edited;

    private int replaced;
    private int[] edits = NO_EDITS;
    private boolean dropping;

    private byte[] token = NONE;
    private int tokenFrom;

    Flow(Outlet outlet, BufferPool pool) {
        this.outlet = outlet;
        this.pool = pool;
    }

    /** Begins with an array of the caller's. */
    void enter(byte[] b, int off) {
        chunk = b;
        from = off;
        tokenStart = off;
        entered = off;
    }

    /** Ends with it: what is decided leaves, an open token is copied. */
    void leave(int end) throws IOException {
        if (dropping) {
            outlet.leaveOut(end - from);
            endOfChunk();
            return;
        }
        if (open) {
            if (heldLength == 0) {
                outlet.write(chunk, from, tokenStart - from);
            }
            hold(chunk, tokenStart, end - tokenStart);
        } else {
            outlet.write(chunk, from, end - from);
        }
        endOfChunk();
    }

    private void endOfChunk() {
        chunk = NONE;
        token = NONE;
        if (heldLength == 0 && held.length > 0) {
            pool.give(held);
            held = NONE;
        }
    }

    /** A token begins here whose fate is undecided. */
    void open(int at) {
        open = !dropping;
        tokenStart = at;
    }

    boolean isOpen() {
        return open;
    }

    boolean isDropping() {
        return dropping;
    }

    /** Returns the length of the open token, if it ended here. */
    int length(int at) {
        return heldLength + at - tokenStart;
    }

    /** Returns where the open token begins in the chunk, or what is not held of it. */
    int tokenStart() {
        return tokenStart;
    }

    /** Returns whether the beginning of the open token is held, and not only in the chunk. */
    boolean isHeld() {
        return heldLength > 0;
    }

    /** The open token stays as it is. */
    void release() throws IOException {
        open = false;
        if (heldLength > 0) {
            int length = heldLength;
            heldLength = 0;
            if (edited > 0) {
                outlet.replace(replaced, held, edited, edits);
            }
            outlet.write(held, edited, length - edited);
            forgetEdits();
        }
    }

    /** Brings the bytes of the open token, which ends here, together in one array. */
    void gather(int end) {
        if (heldLength == 0) {
            token = chunk;
            tokenFrom = tokenStart;
            return;
        }
        hold(chunk, tokenStart, end - tokenStart);
        tokenStart = end;
        from = end;
        token = held;
        tokenFrom = 0;
    }

    /** Brings at least its first bytes together in one array; it is not complete, or longer than may be held. */
    void gatherFirst(int length, int end) {
        gather(Math.max(tokenStart, end - (length(end) - length)));
    }

    byte[] token() {
        return token;
    }

    int tokenFrom() {
        return tokenFrom;
    }

    /** The first bytes of the open token, which have been brought together, stay; it begins after them. */
    void pass(int count) throws IOException {
        if (heldLength > 0) {
            outlet.write(held, 0, count);
        }
        beginAfter(count);
    }

    /** Puts other bytes in the place of the first ones of the open token; see {@link #pass} and {@link #replace}. */
    void passEdited(int count, byte[] bytes, int[] places) throws IOException {
        writeUpToToken();
        outlet.markChanged();
        outlet.replace(count, bytes, bytes.length, places);
        from = heldLength > 0 ? from : tokenStart + count;
        beginAfter(count);
    }

    private void beginAfter(int count) {
        if (heldLength == 0) {
            tokenStart += count;
            return;
        }
        heldLength -= count;
        if (heldLength <= tokenStart - entered) {
            // All that is left stands in the chunk too.
            tokenStart -= heldLength;
            from = tokenStart;
            heldLength = 0;
        } else {
            System.arraycopy(held, count, held, 0, heldLength);
        }
    }

    /** Writes something before the open token. */
    void insertBefore(byte[] inserted) throws IOException {
        writeUpToToken();
        outlet.insert(inserted);
    }

    /** Writes something after all that has come, which has left or was cut out. */
    void insert(byte[] inserted) throws IOException {
        outlet.insert(inserted);
    }

    /** Leaves the open token out, which ends here. */
    void cut(int end) throws IOException {
        writeUpToToken();
        outlet.hole();
        outlet.leaveOut(sourceLength(end));
        open = false;
        heldLength = 0;
        forgetEdits();
        from = end;
    }

    /** Leaves out everything from the open token to {@link #stopDropping}. */
    void cutFrom(int end) throws IOException {
        cut(end);
        dropping = true;
    }

    void stopDropping(int at) throws IOException {
        outlet.leaveOut(at - from);
        dropping = false;
        from = at;
    }

    private void forgetEdits() {
        edited = 0;
        replaced = 0;
        edits = NO_EDITS;
    }

    /**
     * Puts other bytes in the place of the open token, which ends here; it stays open.
     *
     * @param places where they differ, see {@link TagEdits#places}
     */
    void replace(int end, byte[] bytes, int[] places) throws IOException {
        writeUpToToken();
        replaced = sourceLength(end);
        edited = bytes.length;
        edits = places;
        heldLength = 0;
        hold(bytes, 0, bytes.length);
        tokenStart = end;
        from = end;
        outlet.markChanged();
    }

    /** Returns how many bytes the open token has in the page, if it ended here. */
    private int sourceLength(int at) {
        return length(at) - edited + replaced;
    }

    /** Writes what stands before the open token. A held token has nothing before it: that left with the array in which it began. */
    void writeUpToToken() throws IOException {
        if (heldLength == 0) {
            outlet.write(chunk, from, tokenStart - from);
            from = tokenStart;
        }
    }

    private void hold(byte[] b, int off, int len) {
        if (heldLength + len > held.length) {
            byte[] larger = pool.take(heldLength + len);
            System.arraycopy(held, 0, larger, 0, heldLength);
            if (held.length > 0) {
                pool.give(held);
            }
            held = larger;
        }
        System.arraycopy(b, off, held, heldLength, len);
        heldLength += len;
    }
}
