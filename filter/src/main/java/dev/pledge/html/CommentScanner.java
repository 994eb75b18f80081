package dev.pledge.html;

/**
 * Finds where a comment, a doctype, a CDATA section or what is taken for a comment ends. A doctype ends at its first
 * {@code >}, as a bogus comment does, even in quotes. Can be stopped at any byte.
 */
final class CommentScanner {
    private static final byte[] CDATA_OPENING = {'[', 'C', 'D', 'A', 'T', 'A', '['};

    private enum State {
        DECLARATION,
        DECLARATION_DASH,
        CDATA_NAME,
        BOGUS,
        START,
        START_DASH,
        COMMENT,
        DASH,
        DASHES,
        BANG,
        CDATA,
        CDATA_BRACKET,
        CDATA_BRACKETS,
        DONE
    }

    private State state = State.DONE;
    private int matched;
    private boolean cdataAllowed;

    /** Begins after {@code <!}. */
    void declaration(boolean allowsCdata) {
        state = State.DECLARATION;
        cdataAllowed = allowsCdata;
    }

    /** Begins in what ends at the next {@code >}. */
    void bogus() {
        state = State.BOGUS;
    }

    boolean isDone() {
        return state == State.DONE;
    }

    int scan(byte[] b, int from, int end) {
        int p = from;
        while (p < end && state != State.DONE) {
            p = switch (state) {
                case COMMENT -> skipTo((byte) '-', State.DASH, b, p, end);
                case BOGUS -> skipTo((byte) '>', State.DONE, b, p, end);
                case CDATA -> skipTo((byte) ']', State.CDATA_BRACKET, b, p, end);
                case DECLARATION, DECLARATION_DASH, CDATA_NAME -> opening(b, p);
                default -> step(b, p);
            };
        }
        return p;
    }

    private int skipTo(byte wanted, State next, byte[] b, int from, int end) {
        int p = Bytes.indexOf(b, from, end, wanted);
        if (p == end) {
            return end;
        }
        state = next;
        return p + 1;
    }

    private int opening(byte[] b, int p) {
        byte c = b[p];
        if (state == State.DECLARATION && c == '-') {
            state = State.DECLARATION_DASH;
            return p + 1;
        }
        if (state == State.DECLARATION && c == '[' && cdataAllowed) {
            state = State.CDATA_NAME;
            matched = 1;
            return p + 1;
        }
        if (state == State.DECLARATION_DASH && c == '-') {
            state = State.START;
            return p + 1;
        }
        if (state == State.CDATA_NAME && c == CDATA_OPENING[matched]) {
            matched++;
            state = matched == CDATA_OPENING.length ? State.CDATA : State.CDATA_NAME;
            return p + 1;
        }
        state = State.BOGUS;
        return p;
    }

    private int step(byte[] b, int p) {
        byte c = b[p];
        state = switch (state) {
            case START -> c == '>' ? State.DONE : c == '-' ? State.START_DASH : State.COMMENT;
            case START_DASH -> c == '>' ? State.DONE : c == '-' ? State.DASHES : State.COMMENT;
            case DASH -> c == '-' ? State.DASHES : State.COMMENT;
            case DASHES -> c == '>' ? State.DONE : c == '!' ? State.BANG : c == '-' ? State.DASHES : State.COMMENT;
            case BANG -> c == '>' ? State.DONE : c == '-' ? State.DASH : State.COMMENT;
            case CDATA_BRACKET -> c == ']' ? State.CDATA_BRACKETS : State.CDATA;
            default -> c == '>' ? State.DONE : c == ']' ? State.CDATA_BRACKETS : State.CDATA;
        };
        return p + 1;
    }
}
