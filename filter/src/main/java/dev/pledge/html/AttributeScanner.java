package dev.pledge.html;

/**
 * Finds where a tag ends: at the first {@code >} that stands in no quoted value; and whether it has an attribute that
 * counts on every element. Can be stopped at any byte.
 */
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
    /** The attribute's name, as far as it matters. */
    private final byte[] name = new byte[FetchingNames.LONGEST + Long.BYTES];

    private int nameLength;
    private boolean inStyle;
    private boolean fetching;

    /** Begins after a tag's name, at the byte that ended it. */
    void begin() {
        state = BEFORE_NAME;
        fetching = false;
    }

    /** Returns whether the tag has, as far as it has been read, an attribute of {@link FetchingNames} that may fetch. */
    boolean isFetching() {
        return fetching;
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
        fetching |= inStyle && FetchingNames.mayFetch(b, from, p);
        if (p == end) {
            return end;
        }
        state = BEFORE_NAME;
        return p + 1;
    }

    private int name(byte[] b, int from, int end) {
        for (int p = from; p < end; p++) {
            byte c = b[p];
            if (c == '=' || Ascii.endsName(c)) {
                long word = Bytes.word(name, 0);
                fetching |= FetchingNames.contain(name, 0, word, nameLength);
                inStyle = FetchingNames.isStyle(word, nameLength);
                state = c == '=' ? BEFORE_VALUE : AFTER_NAME;
                return c == '=' ? p + 1 : p;
            }
            addToName(c);
        }
        return end;
    }

    private void addToName(byte c) {
        if (nameLength <= FetchingNames.LONGEST) {
            name[nameLength++] = c;
        }
    }

    private int unquoted(byte[] b, int from, int end) {
        for (int p = from; p < end; p++) {
            byte c = b[p];
            if (c == '>' || Ascii.isSpace(c)) {
                state = BEFORE_NAME;
                return p;
            }
            fetching |= inStyle && (c == '(' || c == '&');
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
                nameLength = 0;
                addToName(c);
            }
            p++;
        }
        if (s == BEFORE_VALUE && p < end) {
            byte c = b[p];
            s = c == '"' ? DOUBLE_QUOTED : c == '\'' ? SINGLE_QUOTED : UNQUOTED;
            fetching |= inStyle && (c == '(' || c == '&');
            p++;
        }
        state = s;
        return p;
    }
}
