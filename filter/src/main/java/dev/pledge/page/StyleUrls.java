package dev.pledge.page;

import dev.pledge.page.CssCursor.Step;

/**
 * Finds the URLs in CSS, by the tokens of the CSS Syntax Module, level 3 (section 4): in {@code url()}, the strings in
 * {@code url()}, {@code src()}, {@code image-set()} and {@code image()}, and those after {@code @import}. Strings elsewhere
 * are none, nor is what stands in comments; a URL that carries its data is passed over. A sheet can come in pieces, cut anywhere. Used again for each value or sheet; for
 * one thread.
 */
final class StyleUrls {
    private static final String IMPORT = "import";
    /** A longer name is none of ours, even if each character is an escape of six digits and a line end. */
    private static final int LONGEST_NAME = 9 * CssFunctions.LONGEST;

    private enum Mode {
        RULES,
        /** In a long name. */
        NAME,
        COMMENT,
        /** After the parenthesis of {@code url(}. */
        URL_BEGIN
    }

    private final CssCursor cursor = new CssCursor();
    private final CssFunctions functions = new CssFunctions();
    private final UrlToken token;
    private Mode mode = Mode.RULES;
    /** Nothing but white space and comments stands between this and an {@code @import}. */
    private boolean importing;

    /** Makes one for which no URL is too long. */
    StyleUrls() {
        this(Integer.MAX_VALUE);
    }

    /** @param limit how long a URL may be to be found as a whole */
    StyleUrls(int limit) {
        this.token = new UrlToken(cursor, limit);
    }

    /** Begins a value that is all there: a list of declarations. */
    void begin(CharSequence value) {
        beginSheet();
        more(value, true);
    }

    /** Begins a sheet. */
    void beginSheet() {
        functions.clear();
        token.clear();
        mode = Mode.RULES;
        importing = false;
        cursor.moveTo(0);
    }

    /**
     * Takes the next piece of the sheet.
     *
     * @param piece what the piece before left undecided, and what follows it
     * @param last whether the sheet ends with it
     */
    void more(CharSequence piece, boolean last) {
        cursor.more(piece, last);
    }

    /** Goes to the next URL; returns false if there is none in this piece. */
    boolean next() {
        Step step = Step.ON;
        while (step == Step.ON && !cursor.isAtEnd()) {
            step = token.isOpen() ? token.read() : read();
        }
        if (step == Step.ON && cursor.isLast() && token.isOpen()) {
            step = token.end();
        }
        return step == Step.FOUND;
    }

    private Step read() {
        return switch (mode) {
            case RULES -> rules();
            case NAME -> name();
            case COMMENT -> comment();
            case URL_BEGIN -> urlBegin();
        };
    }

    /** Returns where the URL begins, after its quote if it has one. */
    int from() {
        return token.from();
    }

    /** Returns where it ends. */
    int to() {
        return token.to();
    }

    /** Returns whether this is the whole URL; if not, it is the beginning of one that is too long. */
    boolean whole() {
        return token.whole();
    }

    /** Returns whether the URL holds escapes, so that it is {@link CssText#unescape} that says what it is. */
    boolean escaped() {
        return CssCursor.hasEscape(cursor.css(), from(), to());
    }

    /** Returns, when no more URL is found, how much of the piece is decided; the next piece begins there. */
    int decided() {
        int decided = token.undecidedFrom();
        token.pieceBegins(decided);
        cursor.moveTo(cursor.at() - decided);
        return decided;
    }

    private Step rules() {
        if (importing && !mayImport()) {
            return Step.ON;
        }
        int start = cursor.at();
        if (!cursor.skip(functions.isOpen() ? CssScan.FUNCTION : CssScan.RULES)) {
            return cursor.isLast() ? Step.ON : cutBefore(start);
        }
        char c = cursor.current();
        if (c == '/') {
            return slash();
        }
        boolean imported = importing;
        importing = false;
        switch (c) {
            case '"', '\'' -> token.beginString(imported || functions.takesStrings());
            case '(' -> {
                int name = nameStart(start);
                open(name < 0 ? "" : CssFunctions.named(cursor.css(), name, cursor.at()));
            }
            case '\\' -> {
                return escapedName(start);
            }
            case '@' -> {
                return atKeyword();
            }
            default -> {
                functions.bracket(c);
                advance(1);
            }
        }
        return Step.ON;
    }

    private void advance(int count) {
        cursor.moveTo(cursor.at() + count);
    }

    /** Passes over white space; returns whether a string or a comment comes next. */
    private boolean mayImport() {
        cursor.skipSpace();
        importing = cursor.isAtEnd() || "\"'/".indexOf(cursor.current()) >= 0;
        return importing && !cursor.isAtEnd();
    }

    private Step slash() {
        if (cursor.isCutOff()) {
            return Step.CUT;
        }
        boolean begins = cursor.isFollowedBy('*');
        importing &= begins;
        mode = begins ? Mode.COMMENT : Mode.RULES;
        advance(begins ? 2 : 1);
        return Step.ON;
    }

    private Step comment() {
        if (!cursor.skip(CssScan.COMMENT)) {
            return Step.ON;
        }
        if (cursor.isCutOff()) {
            return Step.CUT;
        }
        boolean ends = cursor.isFollowedBy('/');
        mode = ends ? Mode.RULES : Mode.COMMENT;
        advance(ends ? 2 : 1);
        return Step.ON;
    }

    private void open(String function) {
        advance(1);
        if (function.equals(CssFunctions.URL)) {
            mode = Mode.URL_BEGIN;
        } else {
            functions.open(function);
        }
    }

    private Step urlBegin() {
        cursor.skipSpace();
        if (cursor.isAtEnd()) {
            return Step.ON;
        }
        mode = Mode.RULES;
        char c = cursor.current();
        if (c == '"' || c == '\'') {
            functions.open(CssFunctions.URL);
        } else {
            token.beginUrl();
        }
        return Step.ON;
    }

    /** Goes back to before a name that may go on in the next piece. */
    private Step cutBefore(int start) {
        CharSequence css = cursor.css();
        int end = cursor.at();
        int p = end;
        while (p > start && end - p <= CssFunctions.LONGEST && CssScan.isInName(css.charAt(p - 1))) {
            p--;
        }
        cursor.moveTo(p > start && css.charAt(p - 1) == '#' ? p - 1 : p);
        return Step.CUT;
    }

    /** Returns where the name begins that ends here or goes on, maybe an empty one; -1 if it is long or no function's. */
    private int nameStart(int start) {
        CharSequence css = cursor.css();
        int end = cursor.at();
        int p = end;
        while (p > start && CssScan.isInName(css.charAt(p - 1))) {
            p--;
            if (end - p > CssFunctions.LONGEST) {
                return -1;
            }
        }
        return p > start && css.charAt(p - 1) == '#' ? -1 : p;
    }

    /** Reads on in a name in which an escape stands, if it is one. */
    private Step escapedName(int start) {
        if (!cursor.isAtEscape()) {
            advance(1);
            return Step.ON;
        }
        CharSequence css = cursor.css();
        int begin = nameStart(start);
        if (begin < 0) {
            mode = Mode.NAME;
            return Step.ON;
        }
        int end = CssText.endOfName(css, cursor.at());
        if (isCut(end)) {
            return cutName(begin, end);
        }
        boolean called = end < css.length() && css.charAt(end) == '(' && !CssText.startsNumber(css, begin);
        cursor.moveTo(end);
        if (called) {
            String name = CssText.unescape(css, begin, end);
            open(CssFunctions.named(name, 0, name.length()));
        }
        return Step.ON;
    }

    private Step atKeyword() {
        CharSequence css = cursor.css();
        int at = cursor.at();
        advance(1);
        int end = CssText.endOfName(css, cursor.at());
        if (isCut(end)) {
            return cutName(at, end);
        }
        importing = CssCursor.hasEscape(css, at + 1, end)
                ? Tokens.is(CssText.unescape(css, at + 1, end), IMPORT)
                : end - at - 1 == IMPORT.length() && Tokens.isAt(css, at + 1, IMPORT);
        cursor.moveTo(end);
        return Step.ON;
    }

    /** Returns whether a name that ends here may go on in the next piece, or its last escape. */
    private boolean isCut(int end) {
        return end == cursor.css().length() && !cursor.isLast();
    }

    private Step cutName(int begin, int end) {
        if (end - begin > LONGEST_NAME) {
            mode = Mode.NAME;
            return Step.ON;
        }
        cursor.moveTo(begin);
        return Step.CUT;
    }

    private Step name() {
        if (!cursor.skip(CssScan.NAME)) {
            return Step.ON;
        }
        if (cursor.current() == '\\' && cursor.isAtEscape()) {
            return cursor.escape();
        }
        mode = Mode.RULES;
        return Step.ON;
    }
}
