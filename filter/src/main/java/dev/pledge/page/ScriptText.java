package dev.pledge.page;

import org.jspecify.annotations.Nullable;

/*
 * Reads the source of one inline script once and finds what it loads from an ad server.
 *
 * No script is run and no syntax tree is built. Two things count: a call that sets up a known service; and an ad server's
 * host in a string, near (WINDOW) to something that loads. In real pages the two stand within 512 characters of one
 * another in 97 of 100 loaders, while a page's own state or program, which may name such a host anywhere, is long.
 *
 * Where a string begins cannot be known without a full parser (a quote may stand in a regular expression), so every
 * quote counts as a beginning. For the same reason a comment is skipped only where code can have no string: one that
 * begins a line, or a block after white space or punctuation.
 */
final class ScriptText {
    private static final int WINDOW = 2048;
    private static final int LONGEST_HOST = 253;
    private static final int LONGEST_URL = 512;
    private static final String[] ESCAPED_QUOTES = {"\\x22", "\\x27", "\\u0022", "\\u0027"};

    private static final boolean[] IDENTIFIER = new boolean[128];

    static {
        for (char c = 0; c < IDENTIFIER.length; c++) {
            IDENTIFIER[c] =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '$';
        }
    }

    /** Judges the addresses that are found. */
    interface Judge {
        /** Returns whose ad server an absolute URL is, or null. */
        @Nullable
        Ad judge(String url);
    }

    private final CharSequence text;
    private final int length;
    private final LoaderCalls calls;
    private final Judge judge;
    private @Nullable Ad loaded;
    private @Nullable Ad named;
    private int namedAt;
    private int loadsAt = -WINDOW - 1;
    private boolean lineStart = true;

    private ScriptText(CharSequence text, LoaderCalls calls, Judge judge) {
        this.text = text;
        this.length = text.length();
        this.calls = calls;
        this.judge = judge;
    }

    /**
     * Returns the ad server that a script loads from, or null.
     *
     * @param text the source, one character for each byte
     */
    static @Nullable Ad loads(CharSequence text, LoaderCalls calls, Judge judge) {
        return new ScriptText(text, calls, judge).read();
    }

    static boolean identifier(char c) {
        return c < IDENTIFIER.length && IDENTIFIER[c];
    }

    static boolean quote(char c) {
        return c == '"' || c == '\'' || c == '`';
    }

    private @Nullable Ad read() {
        int at = 0;
        while (at < length && loaded == null) {
            char c = text.charAt(at);
            if (identifier(c)) {
                at = word(at);
            } else if (quote(c)) {
                at = string(at + 1);
            } else if (c == '/') {
                at = slash(at);
            } else if (c == '\\') {
                at = escape(at);
            } else if (c == '<' && lineStart && Hosts.startsWith(text, at, "<!--")) {
                at = lineEnd(at);
            } else {
                lineStart = c == '\n' || c == '\r' || lineStart && c <= ' ';
                at++;
            }
        }
        return loaded;
    }

    /** Looks at an identifier. */
    private int word(int from) {
        lineStart = false;
        int hash = 0;
        int end = from;
        for (; end < length && identifier(text.charAt(end)); end++) {
            hash = LoaderCalls.hash(hash, text.charAt(end));
        }
        ScriptPattern pattern = calls.match(hash, text, from, end);
        String service = pattern == null ? null : pattern.url();
        if (service != null) {
            loaded = judge.judge(service);
        } else if (pattern != null || ownLoader(from, end)) {
            loadsAt = from;
            settle();
        }
        return end;
    }

    /** Decides once an ad server's host and something that loads are near one another. */
    private void settle() {
        if (named != null && Math.abs(namedAt - loadsAt) <= WINDOW) {
            loaded = named;
        }
    }

    /** Sites have loaders of their own: {@code createScript(}, {@code addScriptTag(}, {@code load_script(}. */
    private boolean ownLoader(int from, int to) {
        if (to == length || text.charAt(to) != '(' || to - from < 8) {
            return false;
        }
        for (int i = from + 1; i + 6 <= to; i++) {
            char c = text.charAt(i);
            if (c == 'S' && Hosts.startsWith(text, i, "Script") || c == '_' && Hosts.startsWith(text, i, "_script")) {
                return true;
            }
        }
        return false;
    }

    /** Looks at what follows a quote. */
    private int string(int from) {
        lineStart = false;
        int end = Hosts.endOfHost(text, from, LONGEST_HOST);
        if (end < 0) {
            return from;
        }
        Ad ad = judge.judge(url(from));
        if (ad != null) {
            named = ad;
            namedAt = from;
            settle();
        }
        return end;
    }

    private String url(int from) {
        StringBuilder url = new StringBuilder("https://");
        int at = Hosts.beginOfHost(text, from);
        for (; at < length && url.length() < LONGEST_URL; at++) {
            char c = text.charAt(at);
            if (quote(c) || c <= ' ' || c == '<' || c == '>') {
                break;
            }
            if (c == '\\') {
                if (at + 1 < length && text.charAt(at + 1) == '/') {
                    continue;
                }
                break;
            }
            url.append(c);
        }
        return Hosts.decode(url.toString());
    }

    /** A comment is skipped; any other slash is passed. */
    private int slash(int at) {
        char next = at + 1 < length ? text.charAt(at + 1) : ' ';
        if (next == '/' && lineStart) {
            return lineEnd(at);
        }
        if (next == '*'
                && (at == 0 || text.charAt(at - 1) <= ' ' || ";{}(),:=>&|?+[".indexOf(text.charAt(at - 1)) >= 0)) {
            for (int i = at + 2; i + 1 < length; i++) {
                if (text.charAt(i) == '*' && text.charAt(i + 1) == '/') {
                    return i + 2;
                }
            }
            return length;
        }
        lineStart = false;
        return at + 1;
    }

    private int lineEnd(int from) {
        int at = from;
        while (at < length && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    /** An escaped quote begins a string within a string: markup to be written, JSON in a string. */
    private int escape(int at) {
        lineStart = false;
        for (String escaped : ESCAPED_QUOTES) {
            if (Hosts.startsWith(text, at, escaped)) {
                return string(at + escaped.length());
            }
        }
        return at + 1;
    }
}
