package dev.pledge.page;

import dev.pledge.html.ByteText;
import org.jspecify.annotations.Nullable;

/*
 * Glances at a script's source: most load nothing, and most that load something name no ad server near it, comments or
 * not. Whatever ScriptText would find, the glance does not miss; what it lets through, ScriptText reads. Used again for
 * each script of a page.
 */
final class ScriptGlance {
    private static final int LONGEST_ESCAPE = 6;

    private static final byte[] NONE = {};

    private final LoaderCalls calls;
    private final ScriptText.Judge judge;
    private byte[] text = NONE;
    private int begin;
    private int end;
    /** Up to here strings have been looked at. */
    private int stringsSeen;

    ScriptGlance(LoaderCalls calls, ScriptText.Judge judge) {
        this.calls = calls;
        this.judge = judge;
    }

    /**
     * Returns the ad server that a script loads from, or null.
     *
     * @param source the script
     * @param whole whether it is all of the script, or only its beginning
     */
    @Nullable
    Ad loads(ByteText source, boolean whole) {
        text = source.array();
        begin = source.arrayOffset();
        end = begin + source.length();
        stringsSeen = begin;
        boolean mayLoad = mayLoad();
        text = NONE;
        return mayLoad ? ScriptText.read(source, whole, calls, judge) : null;
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
        for (; (at = ScriptText.nextQuote(text, at, last, end)) < last; at++) {
            int quote = text[at] == '\\' ? ScriptText.escapedQuote(text, at, end) : 1;
            if (quote > 0 && ScriptText.named(text, at + quote, end, judge) != null) {
                return true;
            }
        }
        stringsSeen = Math.max(stringsSeen, at);
        return false;
    }
}
