package dev.pledge.html;

import java.io.IOException;
import java.util.Arrays;

/**
 * Elements that go if nothing is left in them. From their start tag on, what leaves is held until their end tag shows that it
 * was only white space, comments and other such elements, or until anything else comes, and then passed on as it is. What is
 * held depends on what has come of the page, and never on how it was written.
 */
final class EmptyElements {
    /** How many bytes are held at most: white space and comments are short, and a long token may be held besides. */
    private static final int MOST = 1024;

    private static final int DEEPEST = 16;
    private static final byte[] NONE = {};
    private static final byte[] EMPTY_COMMENT = {'<', '!', '-', '-', '-', '-', '>'};
    /** The beginnings of comments that are none to a server on the way: of server-side and edge-side includes. */
    private static final byte[][] INCLUDES = {{'#'}, {'e', 's', 'i'}};

    private static final Opened[] NO_TAGS = {};

    private enum State {
        SPACE,
        LESS_THAN,
        COMMENT,
        COMMENT_ENDED,
        END_NAME,
        END_SPACE,
        /** The end tag of the innermost element. */
        CLOSED,
        /** Something that is more than nothing. */
        CONTENT
    }

    /**
     * An element that is open.
     *
     * @param start where its start tag begins in what is held
     * @param guarded whether what stands before it could join with what comes after it
     * @param removed is told when it goes
     */
    private record Opened(int start, boolean guarded, Runnable removed) {}

    private final int limit;
    private final BufferPool pool;
    private final CommentScanner comment = new CommentScanner();

    private byte[] held = NONE;
    private int heldLength;
    private Opened[] open = NO_TAGS;
    private int depth;
    /** How much of the innermost element's start tag has not come. */
    private int tagLeft;

    private State state = State.SPACE;
    private int commentStart;
    private int matched;

    EmptyElements(int limit, BufferPool pool) {
        this.limit = Math.min(limit, MOST);
        this.pool = pool;
    }

    boolean isOpen() {
        return depth > 0;
    }

    /**
     * A start tag comes next.
     *
     * @param length its length
     */
    void opens(int length, boolean guarded, Runnable removed, Output out) throws IOException {
        if (depth == DEEPEST || state != State.SPACE || length > limit - heldLength) {
            release(out);
            if (length > limit) {
                return;
            }
        }
        if (depth == open.length) {
            open = Arrays.copyOf(open, Math.max(4, 2 * depth));
        }
        open[depth++] = new Opened(heldLength, guarded, removed);
        tagLeft = length;
    }

    /** Takes the next bytes; returns whether an element went with them. */
    boolean write(byte[] b, int off, int len, Output out) throws IOException {
        int end = off + len;
        boolean any = false;
        int p = off;
        while (p < end && depth > 0) {
            int from = p;
            if (tagLeft > 0) {
                p = Math.min(end, p + tagLeft);
                tagLeft -= p - from;
            } else {
                p = read(b, p, end);
            }
            if (p - from > limit - heldLength) {
                release(out);
                p = from;
                break;
            }
            hold(b, from, p - from);
            if (state == State.COMMENT_ENDED) {
                state = isInclude() ? State.CONTENT : State.SPACE;
            }
            if (state == State.CONTENT) {
                release(out);
            } else if (state == State.CLOSED) {
                remove(out);
                any = true;
            }
        }
        if (p < end) {
            out.write(b, p, end - p);
        }
        return any;
    }

    /** The page ends. */
    void end(Output out) throws IOException {
        release(out);
    }

    private void release(Output out) throws IOException {
        int length = heldLength;
        heldLength = 0;
        depth = 0;
        tagLeft = 0;
        open = NO_TAGS;
        state = State.SPACE;
        if (length > 0) {
            out.write(held, 0, length);
        }
        giveBack();
    }

    private void remove(Output out) throws IOException {
        depth--;
        Opened gone = open[depth];
        heldLength = gone.start;
        state = State.SPACE;
        if (depth == 0) {
            open = NO_TAGS;
            giveBack();
        }
        if (gone.guarded && depth > 0) {
            hold(EMPTY_COMMENT, 0, EMPTY_COMMENT.length);
        } else if (gone.guarded) {
            out.write(EMPTY_COMMENT, 0, EMPTY_COMMENT.length);
        }
        gone.removed.run();
    }

    /** Reads as far as what has come is nothing; stops at the end of a comment or of an element, too. */
    private int read(byte[] b, int from, int end) {
        int p = from;
        while (p < end) {
            byte c = b[p];
            switch (state) {
                case SPACE -> {
                    if (c == '<') {
                        commentStart = heldLength + p - from;
                        state = State.LESS_THAN;
                    } else if (!Ascii.isSpace(c)) {
                        state = State.CONTENT;
                    }
                }
                case LESS_THAN -> lessThan(c);
                case COMMENT -> {
                    p = comment.scan(b, p, end);
                    if (comment.isDone()) {
                        state = State.COMMENT_ENDED;
                        return p;
                    }
                    continue;
                }
                case END_NAME -> endName(c);
                default -> afterEndName(c);
            }
            if (state == State.CONTENT) {
                return p;
            }
            p++;
            if (state == State.CLOSED) {
                return p;
            }
        }
        return p;
    }

    private void lessThan(byte c) {
        if (c == '!') {
            comment.declaration(false);
            state = State.COMMENT;
        } else {
            matched = 0;
            state = c == '/' ? State.END_NAME : State.CONTENT;
        }
    }

    private void endName(byte c) {
        byte expected = held[open[depth - 1].start + 1 + matched];
        if (Ascii.endsName(expected)) {
            afterEndName(c);
        } else {
            matched++;
            state = Ascii.lower(c) == Ascii.lower(expected) ? State.END_NAME : State.CONTENT;
        }
    }

    private void afterEndName(byte c) {
        state = c == '>' ? State.CLOSED : Ascii.isSpace(c) ? State.END_SPACE : State.CONTENT;
    }

    private boolean isInclude() {
        for (byte[] include : INCLUDES) {
            int from = commentStart + "<!--".length();
            int to = from + include.length;
            if (to <= heldLength && Arrays.equals(held, from, to, include, 0, include.length)) {
                return true;
            }
        }
        return false;
    }

    private void hold(byte[] b, int off, int len) {
        if (heldLength + len > held.length) {
            byte[] larger = pool.take(heldLength + len);
            System.arraycopy(held, 0, larger, 0, heldLength);
            giveBack();
            held = larger;
        }
        System.arraycopy(b, off, held, heldLength, len);
        heldLength += len;
    }

    private void giveBack() {
        if (held.length > 0) {
            pool.give(held);
            held = NONE;
        }
    }
}
