package dev.pledge.page;

import dev.pledge.html.ByteText;
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
    static final int WINDOW = 2048;
    /** A host is at most as long (RFC 1035, section 2.3.4), and perhaps a dot. */
    static final int LONGEST_HOST = 253;

    private static final int LONGEST_URL = 512;
    private static final String[] ESCAPED_QUOTES = {"\\x22", "\\x27", "\\u0022", "\\u0027"};

    private static final int IDENTIFIER = 1;
    private static final int QUOTE = 2;
    private static final int BACKSLASH = 4;
    private static final int IN_HOST = 8;
    /** Begins a quote: is one, or a backslash. */
    private static final int OPENS = 16;
    /** What a host, or what comes before it, may begin with after what {@link #OPENS}: its bit is the next one. */
    private static final int OPENED = OPENS << 1;

    /** What a byte may be part of. */
    private static final byte[] KINDS = new byte[256];

    static {
        for (char c = 0; c < KINDS.length; c++) {
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (letter || c >= '0' && c <= '9' || c == '_' || c == '$') {
                KINDS[c] = IDENTIFIER | IN_HOST;
            } else if (c == '-' || c == '.' || c >= 0x80) {
                KINDS[c] = IN_HOST;
            } else if (c == '"' || c == '\'' || c == '`') {
                KINDS[c] = QUOTE;
            } else if (c == '\\') {
                KINDS[c] = BACKSLASH;
            }
            KINDS[c] |= (byte) ((KINDS[c] & (QUOTE | BACKSLASH)) == 0 ? 0 : OPENS);
            KINDS[c] |= (byte) ((KINDS[c] & (IN_HOST | BACKSLASH)) == 0 && c != '/' && c != ':' ? 0 : OPENED);
        }
    }

    /** Judges the addresses that are found. */
    interface Judge {
        /** Returns whose ad server an absolute URL is, or null. */
        @Nullable
        Ad judge(String url);

        /**
         * Returns whose ad server a string in the source leads to, or null.
         *
         * @param from where the string begins, with its scheme or slashes or at once with its host
         * @param hostEnd where its host ends
         * @param to where the source ends
         */
        default @Nullable Ad judge(byte[] source, int from, int hostEnd, int to) {
            return judge(url(source, from, to));
        }
    }

    private final byte[] text;
    private final int begin;
    private final int end;
    private final boolean whole;
    private final LoaderCalls calls;
    private final Judge judge;
    private @Nullable Ad loaded;
    private @Nullable Ad named;
    private int namedAt;
    private int loadsAt;
    private boolean lineStart = true;
    private boolean commentsEnd = true;

    private ScriptText(ByteText text, boolean whole, LoaderCalls calls, Judge judge) {
        this.text = text.array();
        this.begin = text.arrayOffset();
        this.end = begin + text.length();
        this.whole = whole;
        this.calls = calls;
        this.judge = judge;
        this.loadsAt = begin - WINDOW - 1;
    }

    /**
     * Returns the ad server that a script loads from, or null.
     *
     * @param text the source
     * @param whole whether it is all of the source, or only its beginning
     */
    static @Nullable Ad read(ByteText text, boolean whole, LoaderCalls calls, Judge judge) {
        return new ScriptText(text, whole, calls, judge).read();
    }

    static boolean identifier(byte c) {
        return (KINDS[c & 0xff] & IDENTIFIER) != 0;
    }

    static boolean quote(byte c) {
        return (KINDS[c & 0xff] & QUOTE) != 0;
    }

    /**
     * Returns where the next quote is, or backslash that may begin an escaped one, after which a host may begin.
     *
     * @param to what is returned if there is none before it
     * @param end where the source ends
     */
    static int nextQuote(byte[] text, int from, int to, int end) {
        byte[] kinds = KINDS;
        int last = Math.min(to, end - 1);
        for (int at = from; at < last; at++) {
            if ((kinds[text[at] & 0xff] & kinds[text[at + 1] & 0xff] >> 1 & OPENS) != 0) {
                return at;
            }
        }
        return to;
    }

    /** Returns whether what stands before a host in a string, or the host itself, may begin with a byte. */
    static boolean mayBeginHost(byte c) {
        return (KINDS[c & 0xff] & OPENED) != 0;
    }

    /** Returns whether a byte may stand in a host. */
    static boolean inHost(byte c) {
        return (KINDS[c & 0xff] & IN_HOST) != 0;
    }

    /** Returns the length of an escaped quote, or 0 if none stands there: markup to be written, JSON in a string. */
    static int escapedQuote(byte[] text, int at, int to) {
        if (at + 1 >= to || text[at + 1] != 'x' && text[at + 1] != 'u') {
            return 0;
        }
        for (String escaped : ESCAPED_QUOTES) {
            if (Hosts.startsWith(text, at, to, escaped)) {
                return escaped.length();
            }
        }
        return 0;
    }

    /** Returns the ad server whose host stands at the beginning of a string, or null. */
    static @Nullable Ad named(byte[] text, int from, int to, Judge judge) {
        int hostEnd = Hosts.endOfHost(text, from, to, LONGEST_HOST);
        return hostEnd < 0 ? null : judge.judge(text, from, hostEnd, to);
    }

    private @Nullable Ad read() {
        int at = begin;
        while (at < end && loaded == null) {
            byte c = text[at];
            if (identifier(c)) {
                at = word(at);
            } else if (quote(c)) {
                at = string(at + 1);
            } else if (c == '/') {
                at = slash(at);
            } else if (c == '\\') {
                at = escape(at);
            } else if (c == '<' && lineStart && Hosts.startsWith(text, at, end, "<!--")) {
                at = lineEnd(at);
            } else {
                lineStart = c == '\n' || c == '\r' || lineStart && c <= ' ' && c >= 0;
                at++;
            }
        }
        return loaded;
    }

    /** Looks at an identifier. */
    private int word(int from) {
        lineStart = false;
        int to = from;
        while (to < end && identifier(text[to])) {
            to++;
        }
        ScriptPattern pattern = calls.match(text, from, to, end);
        String service = pattern == null ? null : pattern.url();
        if (service != null) {
            loaded = judge.judge(service);
        } else if (pattern != null || LoaderCalls.ownLoader(text, from, to, end)) {
            loadsAt = from;
            settle();
        }
        return to;
    }

    /** Decides once an ad server's host and something that loads are near one another. */
    private void settle() {
        if (named != null && Math.abs(namedAt - loadsAt) <= WINDOW) {
            loaded = named;
        }
    }

    /** Looks at what follows a quote. */
    private int string(int from) {
        lineStart = false;
        int to = Hosts.endOfHost(text, from, end, LONGEST_HOST);
        if (to < 0) {
            return from;
        }
        Ad ad = judge.judge(text, from, to, end);
        if (ad != null) {
            named = ad;
            namedAt = from;
            settle();
        }
        return to;
    }

    /** Returns the URL that a string in the source begins with, as it is written after its scheme, which is taken for HTTPS. */
    static String url(byte[] text, int from, int to) {
        StringBuilder url = new StringBuilder("https://");
        int at = Hosts.beginOfHost(text, from, to);
        for (; at < to && url.length() < LONGEST_URL; at++) {
            byte c = text[at];
            if (quote(c) || c <= ' ' && c >= 0 || c == '<' || c == '>') {
                break;
            }
            if (c == '\\') {
                if (at + 1 < to && text[at + 1] == '/') {
                    continue;
                }
                break;
            }
            url.append((char) (c & 0xFF));
        }
        return Hosts.decode(url.toString());
    }

    /** A comment is skipped; any other slash is passed. */
    private int slash(int at) {
        int next = at + 1 < end ? text[at + 1] : ' ';
        if (next == '/' && lineStart) {
            return lineEnd(at);
        }
        if (next == '*' && commentsEnd && mayBeginComment(at)) {
            for (int i = at + 2; i + 1 < end; i++) {
                if (text[i] == '*' && text[i + 1] == '/') {
                    return i + 2;
                }
            }
            // What never ends is no comment, or the text was cut off within it.
            if (!whole) {
                return end;
            }
            commentsEnd = false;
        }
        lineStart = false;
        return at + 1;
    }

    private boolean mayBeginComment(int at) {
        int before = at == begin ? ' ' : text[at - 1];
        return before <= ' ' && before >= 0 || ";{}(),:=>&|?+".indexOf(before) >= 0;
    }

    private int lineEnd(int from) {
        int at = from;
        while (at < end && text[at] != '\n' && text[at] != '\r') {
            at++;
        }
        return at;
    }

    private int escape(int at) {
        lineStart = false;
        int quote = escapedQuote(text, at, end);
        return quote > 0 ? string(at + quote) : at + 1;
    }
}
