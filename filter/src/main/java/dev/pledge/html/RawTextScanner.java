package dev.pledge.html;

/**
 * Finds where raw text ends: before the byte that ends the name in its end tag. In script data {@code <!--} and then
 * {@code <script} hide it (HTML standard, 13.2.5.15 to 13.2.5.31). Can be stopped at any byte.
 */
final class RawTextScanner {
    private static final byte[] SCRIPT = {'s', 'c', 'r', 'i', 'p', 't'};

    private enum State {
        TEXT,
        LESS_THAN,
        /** In what may be the end tag. */
        END_NAME,
        BANG,
        BANG_DASH,
        DASH,
        DASHES,
        /** In what may begin or end double escaping. */
        ESCAPE_NAME,
        DONE
    }

    private static final int PLAIN = 0;
    private static final int ESCAPED = 1;
    private static final int DOUBLE_ESCAPED = 2;

    private final byte[] name = new byte[16];
    private int nameLength;
    private boolean script;
    private State state = State.DONE;
    private int escape;
    private int matched;

    /** Begins after the start tag of an element with a name of up to ten letters. */
    void begin(TagName element, boolean isScript) {
        nameLength = element.copyTo(name);
        script = isScript;
        state = State.TEXT;
        escape = PLAIN;
    }

    boolean isDone() {
        return state == State.DONE;
    }

    /** Returns the length of what of the end tag has been read: {@code </} and the name. */
    int endTagLength() {
        return 2 + nameLength;
    }

    int scan(byte[] b, int from, int end) {
        int p = from;
        while (p < end && state != State.DONE) {
            p = switch (state) {
                case TEXT -> text(b, p, end);
                case LESS_THAN -> lessThan(b, p);
                case END_NAME -> endName(b, p);
                case ESCAPE_NAME -> escapeName(b, p);
                default -> dashes(b, p);
            };
        }
        return p;
    }

    private int text(byte[] b, int from, int end) {
        return escape == PLAIN ? plainText(b, from, end) : escapedText(b, from, end);
    }

    private int plainText(byte[] b, int from, int end) {
        int p = Bytes.indexOfFar(b, from, end, (byte) '<');
        while (p + 1 < end && b[p + 1] != '/' && b[p + 1] != '!') {
            p = Bytes.indexOfFar(b, p + 1, end, (byte) '<');
        }
        state = p < end ? State.LESS_THAN : State.TEXT;
        return Math.min(p + 1, end);
    }

    private int escapedText(byte[] b, int from, int end) {
        int p = Bytes.indexOfEither(b, from, end, (byte) '<', (byte) '-');
        while (p + 1 < end && b[p] == '-' && b[p + 1] != '-') {
            p = Bytes.indexOfEither(b, p + 1, end, (byte) '<', (byte) '-');
        }
        state = p == end ? State.TEXT : b[p] == '<' ? State.LESS_THAN : State.DASH;
        return Math.min(p + 1, end);
    }

    private int lessThan(byte[] b, int p) {
        byte c = b[p];
        matched = 0;
        if (c == '/') {
            state = escape == DOUBLE_ESCAPED ? State.ESCAPE_NAME : State.END_NAME;
            return p + 1;
        }
        if (script && c == '!' && escape == PLAIN) {
            state = State.BANG;
            return p + 1;
        }
        state = escape == ESCAPED && Ascii.isLetter(c) ? State.ESCAPE_NAME : State.TEXT;
        return p;
    }

    private int endName(byte[] b, int p) {
        byte c = b[p];
        if (matched < nameLength) {
            if (Ascii.lower(c) == name[matched]) {
                matched++;
                return p + 1;
            }
        } else if (Ascii.endsName(c)) {
            state = State.DONE;
            return p;
        }
        state = State.TEXT;
        return p;
    }

    private int escapeName(byte[] b, int p) {
        byte c = b[p];
        if (matched < SCRIPT.length && Ascii.lower(c) == SCRIPT[matched]) {
            matched++;
            return p + 1;
        }
        if (matched == SCRIPT.length && Ascii.endsName(c)) {
            escape = escape == ESCAPED ? DOUBLE_ESCAPED : ESCAPED;
        }
        state = State.TEXT;
        return p;
    }

    private int dashes(byte[] b, int p) {
        byte c = b[p];
        switch (state) {
            case BANG -> state = c == '-' ? State.BANG_DASH : State.TEXT;
            case BANG_DASH -> {
                state = c == '-' ? State.DASHES : State.TEXT;
                escape = c == '-' ? ESCAPED : PLAIN;
            }
            case DASH -> state = c == '-' ? State.DASHES : State.TEXT;
            default -> {
                if (c == '>') {
                    escape = PLAIN;
                }
                state = c == '-' ? State.DASHES : State.TEXT;
            }
        }
        return c == '-' || c == '>' ? p + 1 : p;
    }
}
