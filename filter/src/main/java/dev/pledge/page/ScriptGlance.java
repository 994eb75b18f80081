package dev.pledge.page;

import dev.pledge.html.ByteText;

/*
 * Glances at a script's source: most load nothing, and most that load something name no ad server near it, comments or
 * not. Whatever ScriptText would find, the glance does not miss; what it lets through, ScriptText reads.
 */
final class ScriptGlance {
    private static final int LONGEST_ESCAPE = 6;

    private final byte[] text;
    private final int begin;
    private final int end;
    private final LoaderCalls calls;
    private final ScriptText.Judge judge;
    /** Up to here strings have been looked at. */
    private int stringsSeen;

    private ScriptGlance(ByteText text, LoaderCalls calls, ScriptText.Judge judge) {
        this.text = text.array();
        this.begin = text.arrayOffset();
        this.end = begin + text.length();
        this.calls = calls;
        this.judge = judge;
        this.stringsSeen = begin;
    }

    /** Returns whether a script may load an ad server. */
    static boolean mayLoad(ByteText text, LoaderCalls calls, ScriptText.Judge judge) {
        return new ScriptGlance(text, calls, judge).mayLoad();
    }

    private boolean mayLoad() {
        int read = begin;
        for (int at; (at = calls.next(text, read, end)) < end; ) {
            int from = at;
            while (from > read && ScriptText.identifier(text[from - 1])) {
                from--;
            }
            int to = at + 1;
            while (to < end && ScriptText.identifier(text[to])) {
                to++;
            }
            if (from > begin && text[from - 1] == '\\') {
                from += Math.max(0, ScriptText.escapedQuote(text, from - 1, end) - 1);
            }
            if (from < to && mayLoad(from, to)) {
                return true;
            }
            read = to;
        }
        return false;
    }

    private boolean mayLoad(int from, int to) {
        ScriptPattern pattern = calls.match(text, from, to, end);
        String service = pattern == null ? null : pattern.url();
        if (service != null) {
            return judge.judge(service) != null;
        }
        return (pattern != null || LoaderCalls.ownLoader(text, from, to, end)) && namesAd(from);
    }

    /** Returns whether a string near to something that loads begins with an ad server's host. */
    private boolean namesAd(int near) {
        int last = (int) Math.min(end, (long) near + ScriptText.WINDOW + 1);
        int at = Math.max(stringsSeen, near - ScriptText.WINDOW - LONGEST_ESCAPE);
        for (; at < last; at++) {
            byte c = text[at];
            if (!ScriptText.beginsQuote(c)) {
                continue;
            }
            int quote = c == '\\' ? ScriptText.escapedQuote(text, at, end) : 1;
            if (quote > 0 && ScriptText.named(text, at + quote, end, judge) != null) {
                return true;
            }
        }
        stringsSeen = Math.max(stringsSeen, at);
        return false;
    }
}
