package dev.pledge.adserver;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What a rule says of the text of a URL.
 *
 * @param start where it must begin
 * @param endAnchor whether it must end where the URL ends
 * @param regex whether the text is a regular expression
 * @param text the pattern as {@link NetworkRule#pattern} has it
 */
record RulePattern(Anchor start, boolean endAnchor, boolean regex, String text) {
    /** What ends the host in a pattern. */
    private static final String HOST_ENDS = "/^*?:|";

    /**
     * Reads a rule's pattern, which is what stands before its options.
     *
     * @throws IllegalArgumentException if it is none, saying what was expected
     */
    static RulePattern parse(String written, boolean matchCase) {
        boolean plain = isPlain(written);
        if (written.length() > 2 && written.startsWith("/") && written.endsWith("/")) {
            return new RulePattern(Anchor.NONE, false, true, written.substring(1, written.length() - 1));
        }
        Anchor anchor = written.startsWith("||") ? Anchor.HOST : written.startsWith("|") ? Anchor.START : Anchor.NONE;
        int from = anchor == Anchor.HOST ? 2 : anchor == Anchor.START ? 1 : 0;
        int to = written.length();
        boolean endAnchor = to > from && written.charAt(to - 1) == '|';
        to -= endAnchor ? 1 : 0;
        while (from < to && written.charAt(from) == '*') {
            from++;
            anchor = Anchor.NONE;
        }
        while (from < to && written.charAt(to - 1) == '*') {
            to--;
            endAnchor = false;
        }
        if (from == to) {
            return new RulePattern(Anchor.NONE, false, false, "");
        }
        String text = written.substring(from, to);
        if (!plain) {
            text = inAscii(oneStarEach(text), anchor);
            text = matchCase ? text : text.toLowerCase(Locale.ROOT);
        }
        return new RulePattern(anchor, endAnchor, false, text);
    }

    /** Returns whether a pattern needs no rewriting: ASCII in lower case, without two stars side by side. */
    private static boolean isPlain(String written) {
        boolean plain = true;
        char before = 0;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c <= ' ' || c == 0x7F) {
                throw new IllegalArgumentException("a rule on URLs or elements; in a URL there are no spaces");
            }
            plain &= c < 0x7F && (c < 'A' || c > 'Z') && (c != '*' || before != '*');
            before = c;
        }
        return plain;
    }

    /** Returns the host if the pattern is {@code ||host^}; else the empty text. */
    String wholeHost() {
        int last = text.length() - 1;
        boolean framed = start == Anchor.HOST && !endAnchor && last > 0 && text.charAt(last) == '^';
        return framed && isHost(text, last) ? text.substring(0, last) : "";
    }

    private static boolean isHost(String text, int end) {
        char before = '.';
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean named = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_';
            if (!named && (c != '.' || before == '.')) {
                return false;
            }
            before = c;
        }
        return before != '.';
    }

    private static String oneStarEach(String text) {
        StringBuilder result = new StringBuilder(text.length());
        char before = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '*' || before != '*') {
                result.append(c);
            }
            before = c;
        }
        return result.toString();
    }

    /** Writes what is not ASCII as browsers do: names in hosts in their ASCII form, all else in percent signs. */
    private static String inAscii(String text, Anchor anchor) {
        int host = anchor == Anchor.HOST ? 0 : text.indexOf("://") + "://".length();
        if (anchor != Anchor.HOST && host < "://".length()) {
            return inPercents(text);
        }
        int end = host;
        while (end < text.length() && HOST_ENDS.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String name = text.substring(host, end);
        // Without an anchor it may as well stand in a query, where upper case stays.
        boolean asWritten = anchor == Anchor.NONE && HostName.isAscii(name);
        return inPercents(text.substring(0, host))
                + (asWritten ? name : HostName.toAscii(name))
                + inPercents(text.substring(end));
    }

    private static String inPercents(String text) {
        StringBuilder result = new StringBuilder(text.length() * 2);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b >= 0) {
                result.append((char) b);
            } else {
                result.append('%').append(hex(b >> 4)).append(hex(b));
            }
        }
        return result.toString();
    }

    private static char hex(int digit) {
        return Character.toUpperCase(Character.forDigit(digit & 0xF, 16));
    }
}
