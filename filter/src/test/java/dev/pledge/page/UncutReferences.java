package dev.pledge.page;

import java.io.Reader;

/**
 * Gives a page to the parser of nu.validator in pieces that end at white space or at a tag's end, never within a character
 * reference or just behind it: there it loses letters of what only looks like one.
 */
final class UncutReferences extends Reader {
    /** Longer than any reference. */
    private static final int REFERENCE = 40;

    private final String html;
    private int at;

    UncutReferences(String html) {
        this.html = html;
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
        if (at == html.length()) {
            return -1;
        }
        int most = Math.min(html.length(), at + length);
        int end = most;
        while (end < html.length() && end > at && !mayEndAt(end)) {
            end--;
        }
        end = end == at ? most : end;
        html.getChars(at, end, buffer, offset);
        int read = end - at;
        at = end;
        return read;
    }

    @Override
    public void close() {
        at = html.length();
    }

    private boolean mayEndAt(int position) {
        char last = html.charAt(position - 1);
        return last == ' ' || last == '\n' || last == '>' || html.lastIndexOf('&', position) < position - REFERENCE;
    }
}
