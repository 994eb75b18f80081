package dev.pledge.html;

/** Finds where a tag ends: at the first {@code >} that stands in no quoted value. Can be stopped at any byte. */
final class AttributeScanner {
    private static final int BEFORE_NAME = 0;
    private static final int NAME = 1;
    private static final int AFTER_NAME = 2;
    private static final int BEFORE_VALUE = 3;
    private static final int DOUBLE_QUOTED = 4;
    private static final int SINGLE_QUOTED = 5;
    private static final int UNQUOTED = 6;
    private static final int SLASH = 7;
    private static final int DONE = 8;
    private static final int DONE_SELF_CLOSING = 9;

    private int state;

    /** Begins after a tag's name, at the byte that ended it. */
    void begin() {
        state = BEFORE_NAME;
    }

    boolean isDone() {
        return state >= DONE;
    }

    boolean isSelfClosing() {
        return state == DONE_SELF_CLOSING;
    }

    /** Returns where the tag ends, after its {@code >}, or {@code end}. */
    int scan(byte[] b, int from, int end) {
        int p = from;
        while (p < end && state < DONE) {
            p = switch (state) {
                case DOUBLE_QUOTED -> quoted(b, p, end, (byte) '"');
                case SINGLE_QUOTED -> quoted(b, p, end, (byte) '\'');
                case NAME -> name(b, p, end);
                case UNQUOTED -> unquoted(b, p, end);
                default -> between(b, p, end);
            };
        }
        return p;
    }

    private int quoted(byte[] b, int from, int end, byte quote) {
        int p = Bytes.indexOf(b, from, end, quote);
        if (p == end) {
            return end;
        }
        state = BEFORE_NAME;
        return p + 1;
    }

    private int name(byte[] b, int from, int end) {
        for (int p = from; p < end; p++) {
            byte c = b[p];
            if (c == '=') {
                state = BEFORE_VALUE;
                return p + 1;
            }
            if (Ascii.endsName(c)) {
                state = AFTER_NAME;
                return p;
            }
        }
        return end;
    }

    private int unquoted(byte[] b, int from, int end) {
        for (int p = from; p < end; p++) {
            byte c = b[p];
            if (c == '>' || Ascii.isSpace(c)) {
                state = BEFORE_NAME;
                return p;
            }
        }
        return end;
    }

    private int between(byte[] b, int from, int end) {
        int p = from;
        int s = state;
        while (p < end && s != NAME && s < DONE) {
            byte c = b[p];
            if (Ascii.isSpace(c)) {
                s = s == SLASH ? BEFORE_NAME : s;
            } else if (c == '>') {
                s = s == SLASH ? DONE_SELF_CLOSING : DONE;
            } else if (s == BEFORE_VALUE) {
                break;
            } else if (c == '/') {
                s = SLASH;
            } else if (s == AFTER_NAME && c == '=') {
                s = BEFORE_VALUE;
            } else {
                s = NAME;
            }
            p++;
        }
        if (s == BEFORE_VALUE && p < end) {
            byte c = b[p];
            s = c == '"' ? DOUBLE_QUOTED : c == '\'' ? SINGLE_QUOTED : UNQUOTED;
            p++;
        }
        state = s;
        return p;
    }
}
