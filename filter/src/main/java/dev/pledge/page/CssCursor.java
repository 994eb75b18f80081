package dev.pledge.page;

/** A place in a piece of CSS that is read forward. The piece may be cut off anywhere, also in an escape. For one thread. */
final class CssCursor {
    /** What has been read, or why not. */
    enum Step {
        ON,
        /** A URL. */
        FOUND,
        /** What comes next decides. */
        CUT
    }

    private CharSequence css = "";
    private boolean last = true;
    private int at;

    /** Takes the next piece; the place in it stays. */
    void more(CharSequence piece, boolean isLast) {
        css = piece;
        last = isLast;
    }

    CharSequence css() {
        return css;
    }

    /** Returns whether the CSS ends with the piece. */
    boolean isLast() {
        return last;
    }

    int at() {
        return at;
    }

    void moveTo(int place) {
        at = place;
    }

    boolean isAtEnd() {
        return at == css.length();
    }

    char current() {
        return css.charAt(at);
    }

    /** Returns whether a character stands behind this one. */
    boolean isFollowedBy(char c) {
        return at + 1 < css.length() && css.charAt(at + 1) == c;
    }

    /** Returns whether it depends on the next piece what follows this character. */
    boolean isCutOff() {
        return at + 1 == css.length() && !last;
    }

    /** Goes to what means something, see {@link CssScan}; returns whether there is any. */
    boolean skip(int where) {
        return skip(where, css.length());
    }

    boolean skip(int where, int stop) {
        at = CssScan.skip(css, at, stop, where);
        return at < stop;
    }

    void skipSpace() {
        while (at < css.length() && CssText.isSpace(css.charAt(at))) {
            at++;
        }
    }

    /** Returns whether the backslash here begins an escape, or may, if it is cut off. */
    boolean isAtEscape() {
        return CssText.isEscape(css, at);
    }

    /** Reads the escape, or escaped line end, whose backslash stands here. */
    Step escape() {
        if (!last && CssText.isEscapeCut(css, at)) {
            return Step.CUT;
        }
        at = isAtEscape() ? CssText.endOfEscape(css, at) : CssText.endOfSpace(css, at + 1);
        return Step.ON;
    }

    static boolean hasEscape(CharSequence css, int from, int to) {
        for (int i = from; i < to; i++) {
            if (css.charAt(i) == '\\') {
                return true;
            }
        }
        return false;
    }
}
