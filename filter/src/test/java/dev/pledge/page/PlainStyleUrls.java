package dev.pledge.page;

import java.util.Arrays;

/** Finds the URLs in a whole sheet token by token, as the CSS Syntax Module, level 3 (section 4), says and without any haste. */
final class PlainStyleUrls {
    private static final String URL = "url";
    private static final String IMPORT = "import";
    private static final String[] OF_STRINGS = {URL, "src", "image-set", "-webkit-image-set", "image"};
    /** Strings that stand deeper in parentheses are not looked at. */
    private static final int DEEPEST = 64;

    private static final int FIRST = 4;

    private char[] closers = {};
    private boolean[] takesStrings = {};
    private final CharSequence css;
    private int depth;
    private boolean importing;
    private int p;
    private int from;
    private int to;

    PlainStyleUrls(CharSequence sheet) {
        css = sheet;
    }

    /** Goes to the next URL; returns false if there is none. */
    boolean next() {
        while (p < css.length()) {
            if (token(css.charAt(p))) {
                return true;
            }
        }
        return false;
    }

    /** Returns where the URL begins, after its quote if it has one. */
    int from() {
        return from;
    }

    /** Returns where it ends. */
    int to() {
        return to;
    }

    /** Reads one token; returns whether it is a URL. */
    private boolean token(char c) {
        if (c == '"' || c == '\'') {
            boolean imported = importing;
            importing = false;
            return string(c) && (imported || depth > 0 && depth <= DEEPEST && takesStrings[depth - 1]);
        }
        if (CssText.isSpace(c)) {
            p++;
            return false;
        }
        if (c == '/' && p + 1 < css.length() && css.charAt(p + 1) == '*') {
            comment();
            return false;
        }
        importing = false;
        if (CssText.startsNumber(css, p)) {
            p = CssText.endOfNumber(css, p);
            p = CssText.startsName(css, p) ? CssText.endOfName(css, p) : p;
            return false;
        }
        if (CssText.startsName(css, p)) {
            int start = p;
            p = CssText.endOfName(css, p);
            return p < css.length() && css.charAt(p) == '(' && function(start);
        }
        p++;
        switch (c) {
            case '#' -> p = CssText.endOfName(css, p);
            case '@' -> {
                int start = p;
                p = CssText.endOfName(css, p);
                importing = Tokens.is(CssText.unescape(css, start, p), IMPORT);
            }
            case '(' -> open(')', false);
            case '[' -> open(']', false);
            case '{' -> open('}', false);
            case ')', ']', '}' -> close(c);
            default -> {}
        }
        return false;
    }

    private void open(char closer, boolean strings) {
        if (depth < DEEPEST) {
            if (depth == closers.length) {
                int size = Math.max(FIRST, 2 * depth);
                closers = Arrays.copyOf(closers, size);
                takesStrings = Arrays.copyOf(takesStrings, size);
            }
            closers[depth] = closer;
            takesStrings[depth] = strings;
        }
        depth++;
    }

    private void close(char c) {
        if (depth > DEEPEST ? c == ')' : depth > 0 && closers[depth - 1] == c) {
            depth--;
        }
    }

    private void comment() {
        p += 2;
        while (p < css.length() && !(css.charAt(p) == '*' && p + 1 < css.length() && css.charAt(p + 1) == '/')) {
            p++;
        }
        p = Math.min(p + 2, css.length());
    }

    /** Reads a string; returns whether it is a good one. At the end of the value it need not be closed. */
    private boolean string(char quote) {
        from = ++p;
        while (p < css.length()) {
            char c = css.charAt(p);
            if (c == quote) {
                to = p++;
                return true;
            }
            if (CssText.isNewline(c)) {
                return false;
            }
            if (c != '\\') {
                p++;
            } else if (CssText.isEscape(css, p)) {
                p = CssText.endOfEscape(css, p);
            } else {
                p = CssText.endOfSpace(css, p + 1);
            }
        }
        to = p;
        return true;
    }

    /** Reads the parenthesis after a name; returns whether it begins a URL without quotes. */
    private boolean function(int start) {
        boolean plain = true;
        for (int i = start; i < p; i++) {
            plain &= css.charAt(i) != '\\';
        }
        String name = plain ? named(start) : unescapedName(start);
        p++;
        if (name.equals(URL) && !quoteFollows()) {
            return url();
        }
        open(')', !name.isEmpty());
        return false;
    }

    /** Returns the function that a name is, or nothing if it takes no URLs. */
    private String named(int start) {
        for (String name : OF_STRINGS) {
            if (name.length() == p - start && isAt(start, name)) {
                return name;
            }
        }
        return "";
    }

    private String unescapedName(int start) {
        String name = CssText.unescape(css, start, p);
        for (String function : OF_STRINGS) {
            if (Tokens.is(name, function)) {
                return function;
            }
        }
        return "";
    }

    private boolean isAt(int start, String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = css.charAt(start + i);
            if ((c >= 'A' && c <= 'Z' ? c + ' ' : c) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean quoteFollows() {
        skipSpace();
        return p < css.length() && (css.charAt(p) == '"' || css.charAt(p) == '\'');
    }

    private void skipSpace() {
        while (p < css.length() && CssText.isSpace(css.charAt(p))) {
            p++;
        }
    }

    /** Reads a URL without quotes (section 4.3.6); returns whether it is a good one. */
    private boolean url() {
        from = p;
        while (p < css.length()) {
            char c = css.charAt(p);
            if (c == ')') {
                to = p++;
                return true;
            }
            if (CssText.isSpace(c)) {
                to = p;
                skipSpace();
                if (p == css.length()) {
                    return true;
                }
                if (css.charAt(p) != ')') {
                    return badUrl();
                }
                p++;
                return true;
            }
            if (c == '\\' ? !CssText.isEscape(css, p) : c == '"' || c == '\'' || c == '(' || isNotPrintable(c)) {
                return badUrl();
            }
            p = c == '\\' ? CssText.endOfEscape(css, p) : p + 1;
        }
        to = p;
        return true;
    }

    /** Passes over what is left of a URL that is none. */
    private boolean badUrl() {
        while (p < css.length() && css.charAt(p) != ')') {
            p = CssText.isEscape(css, p) ? CssText.endOfEscape(css, p) : p + 1;
        }
        p = Math.min(p + 1, css.length());
        return false;
    }

    private static boolean isNotPrintable(char c) {
        return c <= 8 || c == 0xB || c >= 0xE && c <= 0x1F || c == 0x7F;
    }
}
