package dev.pledge.page;

import java.nio.charset.StandardCharsets;

/** Finds a host at the beginning of a string in a script's source: after a scheme and slashes, or bare. */
final class Hosts {
    private static final String[] SLASHES = {"/", "\\/", "\\u002f", "\\u002F", "\\x2f", "\\x2F"};

    private Hosts() {}

    /**
     * Returns where a host ends, or -1 if there is none. A host has a dot; a bare one, which may begin with the dot that
     * joins it to a subdomain, is followed by the end of the string or by what follows hosts in URLs.
     */
    static int endOfHost(CharSequence text, int from, int longest) {
        int begin = beginOfHost(text, from);
        boolean dotted = false;
        int at = begin;
        for (; at < text.length() && at - begin <= longest; at++) {
            char c = text.charAt(at);
            if (c == '.') {
                dotted = true;
            } else if (!(ScriptText.identifier(c) || c == '-' || c >= 0x80)) {
                break;
            }
        }
        if (!dotted || at == text.length() || text.charAt(begin) == '.') {
            return -1;
        }
        char after = text.charAt(at);
        return ScriptText.quote(after) || "/\\?#:".indexOf(after) >= 0 ? at : -1;
    }

    /** Returns where a host begins, if there is one: after a scheme and slashes, if any, or after one dot. */
    static int beginOfHost(CharSequence text, int from) {
        int at = from;
        if (startsWithAnyCase(text, at, "http")) {
            int colon = at + 4 < text.length() && (text.charAt(at + 4) | 0x20) == 's' ? at + 5 : at + 4;
            if (colon < text.length() && text.charAt(colon) == ':') {
                at = colon;
            }
        }
        int slashes = at < text.length() && text.charAt(at) == ':' ? at + 1 : at;
        int count = 0;
        for (int width; (width = slash(text, slashes)) > 0; slashes += width) {
            count++;
        }
        if (count >= 2) {
            return slashes;
        }
        return from < text.length() && text.charAt(from) == '.' ? from + 1 : from;
    }

    static boolean startsWith(CharSequence text, int from, String prefix) {
        if (from + prefix.length() > text.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (text.charAt(from + i) != prefix.charAt(i)) {
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

    private static boolean startsWithAnyCase(CharSequence text, int from, String prefix) {
        if (from + prefix.length() > text.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if ((text.charAt(from + i) | 0x20) != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int slash(CharSequence text, int at) {
        for (String form : SLASHES) {
            if (startsWith(text, at, form)) {
                return form.length();
            }
        }
        return 0;
    }
}
