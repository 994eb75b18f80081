package dev.pledge.page;

import dev.pledge.page.CssCursor.Step;

/**
 * A string, or a URL without quotes, while it is read (CSS Syntax Module, level 3, sections 4.3.5 and 4.3.6). What broken
 * ones hold is none. For one thread.
 */
final class UrlToken {
    private static final String DATA = "data:";

    private enum Part {
        NONE,
        STRING,
        URL,
        /** White space after a URL. */
        AFTER_URL,
        BAD_URL
    }

    private final CssCursor cursor;
    private final int limit;
    private Part part = Part.NONE;
    private char quote;
    /** It is a URL that is looked for, unless it turns out to be broken. */
    private boolean wanted;

    private int from;
    private int to;
    private boolean whole;

    /** @param limit how long it may be to be found as a whole */
    UrlToken(CssCursor cursor, int limit) {
        this.cursor = cursor;
        this.limit = limit;
    }

    void clear() {
        part = Part.NONE;
        wanted = false;
    }

    /** Begins a string, at its quote. */
    void beginString(boolean isUrl) {
        quote = cursor.current();
        cursor.moveTo(cursor.at() + 1);
        begin(Part.STRING, isUrl);
    }

    void beginUrl() {
        begin(Part.URL, true);
    }

    private void begin(Part first, boolean isUrl) {
        part = first;
        from = cursor.at();
        wanted = isUrl;
    }

    /** Returns whether it is not read to its end. */
    boolean isOpen() {
        return part != Part.NONE;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    boolean whole() {
        return whole;
    }

    /**
     * Returns where what is undecided begins in the piece. Nobody needs to know where a URL ends that carries its data.
     */
    int undecidedFrom() {
        wanted = wanted && !carriesData();
        return wanted ? from : cursor.at();
    }

    /** The next piece begins here. */
    void pieceBegins(int decided) {
        from -= decided;
        to -= decided;
    }

    Step read() {
        return switch (part) {
            case STRING -> string();
            case URL -> url();
            case AFTER_URL -> afterUrl();
            default -> badUrl();
        };
    }

    /** The CSS ends, and with it whatever is open. */
    Step end() {
        to = part == Part.AFTER_URL ? to : cursor.at();
        return found();
    }

    private Step string() {
        if (skipIsTooLong(CssScan.STRING)) {
            return tooLong();
        }
        if (cursor.isAtEnd()) {
            return Step.ON;
        }
        char c = cursor.current();
        if (c == '\\') {
            return cursor.escape();
        }
        if (CssText.isNewline(c)) {
            clear();
            return Step.ON;
        }
        to = cursor.at();
        cursor.moveTo(to + 1);
        return c == quote ? found() : Step.ON;
    }

    private Step url() {
        if (skipIsTooLong(CssScan.URL)) {
            return tooLong();
        }
        if (cursor.isAtEnd()) {
            return Step.ON;
        }
        char c = cursor.current();
        if (c == '\\' && cursor.isAtEscape()) {
            return cursor.escape();
        }
        to = cursor.at();
        if (CssText.isSpace(c)) {
            part = Part.AFTER_URL;
            return Step.ON;
        }
        return endOfUrl();
    }

    private Step afterUrl() {
        cursor.skipSpace();
        if (wanted && cursor.at() - from >= limit) {
            return tooLong();
        }
        return cursor.isAtEnd() ? Step.ON : endOfUrl();
    }

    private Step endOfUrl() {
        if (cursor.current() != ')') {
            part = Part.BAD_URL;
            wanted = false;
            return Step.ON;
        }
        cursor.moveTo(cursor.at() + 1);
        return found();
    }

    private Step badUrl() {
        if (!cursor.skip(CssScan.BAD_URL)) {
            return Step.ON;
        }
        if (cursor.current() == '\\') {
            return cursor.escape();
        }
        cursor.moveTo(cursor.at() + 1);
        clear();
        return Step.ON;
    }

    private boolean skipIsTooLong(int where) {
        int length = cursor.css().length();
        int stop = wanted && limit < length - from ? Math.max(cursor.at(), from + limit) : length;
        cursor.skip(where, stop);
        return wanted && cursor.at() - from >= limit;
    }

    private Step tooLong() {
        wanted = false;
        whole = false;
        to = Math.min(cursor.at(), from + limit);
        return carriesData() ? Step.ON : Step.FOUND;
    }

    private boolean carriesData() {
        return Tokens.startsWith(cursor.css(), from, DATA);
    }

    private Step found() {
        boolean found = wanted && !carriesData();
        whole = true;
        clear();
        return found ? Step.FOUND : Step.ON;
    }
}
