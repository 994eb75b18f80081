package dev.pledge.page;

import java.nio.charset.StandardCharsets;

/** Finds a host at the beginning of a string in a script's source: after a scheme and slashes, or bare. */
final class Hosts {
    private static final String[] SLASHES = {"/", "\\/", "\\u002f", "\\u002F", "\\x2f", "\\x2F", "\\u{2f}", "\\u{2F}"};

    private static final int DOTS_IN_ADDRESS = 3;

    private Hosts() {}

    /**
     * Returns where a host ends, or -1 if there is none. A host has a dot; a bare one, which may begin with the dot that
     * joins it to a subdomain, is followed by the end of the string or by what follows hosts in URLs, and is not what
     * versions look like.
     */
    static int endOfHost(byte[] text, int from, int to, int longest) {
        if (from >= to || !ScriptText.mayBeginHost(text[from])) {
            return -1;
        }
        int begin = beginOfHost(text, from, to);
        int dots = 0;
        int at = begin;
        for (; at < to && at - begin <= longest; at++) {
            byte c = text[at];
            if (c == '.') {
                dots++;
            } else if (!ScriptText.inHost(c)) {
                break;
            }
        }
        if (dots == 0 || at == to || text[begin] == '.') {
            return -1;
        }
        boolean bare = begin == from || text[from] == '.';
        if (bare && dots != DOTS_IN_ADDRESS && endsInNumber(text, begin, at)) {
            return -1;
        }
        byte after = text[at];
        return ScriptText.quote(after) || "/\\?#:".indexOf(after) >= 0 ? at : -1;
    }

    private static boolean endsInNumber(byte[] text, int from, int to) {
        int at = to;
        while (at > from && text[at - 1] >= '0' && text[at - 1] <= '9') {
            at--;
        }
        return at < to && (at == from || text[at - 1] == '.');
    }

    /** Returns where a host begins, if there is one: after a scheme and slashes, if any, or after one dot. */
    static int beginOfHost(byte[] text, int from, int to) {
        if (from >= to) {
            return from;
        }
        int at = from;
        if ((text[at] | 0x20) == 'h' && startsWithHttp(text, at, to)) {
            int colon = at + 4 < to && (text[at + 4] | 0x20) == 's' ? at + 5 : at + 4;
            if (colon < to && text[colon] == ':') {
                at = colon;
            }
        }
        int slashes = text[at] == ':' ? at + 1 : at;
        int count = 0;
        for (int width; (width = slash(text, slashes, to)) > 0; slashes += width) {
            count++;
        }
        if (count >= 2) {
            return slashes;
        }
        return text[from] == '.' ? from + 1 : from;
    }

    static boolean startsWith(byte[] text, int from, int to, String prefix) {
        if (from + prefix.length() > to) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (text[from + i] != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Returns text whose characters are bytes as the text that these bytes are in UTF-8. */
    static String decode(String bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            if (bytes.charAt(i) >= 0x80) {
                return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            }
        }
        return bytes;
    }

    private static boolean startsWithHttp(byte[] text, int from, int to) {
        return from + 4 <= to
                && (text[from + 1] | 0x20) == 't'
                && (text[from + 2] | 0x20) == 't'
                && (text[from + 3] | 0x20) == 'p';
    }

    private static int slash(byte[] text, int at, int to) {
        if (at == to || text[at] != '/' && text[at] != '\\') {
            return 0;
        }
        for (String form : SLASHES) {
            if (startsWith(text, at, to, form)) {
                return form.length();
            }
        }
        return 0;
    }
}
