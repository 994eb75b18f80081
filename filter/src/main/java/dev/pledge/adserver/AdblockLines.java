package dev.pledge.adserver;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Reads the lines of a list in the syntax of Adblock Plus. For one list and one thread. */
final class AdblockLines implements LineReader {
    private final Tally tally;
    private final ByteSlice slice = new ByteSlice();
    private final Deque<SkippedLine> conditions = new ArrayDeque<>();

    AdblockLines(Tally tally) {
        this.tally = tally;
    }

    @Override
    public void read(byte[] bytes, int start, int end, int number) {
        if (bytes[start] == '!') {
            if (end - start > 1 && bytes[start + 1] == '#') {
                directive(new String(bytes, start, end - start, StandardCharsets.UTF_8), number);
            }
            return;
        }
        if (!conditions.isEmpty()) {
            tally.notApplicable("!#if");
            return;
        }
        boolean exception = end - start > 2 && bytes[start] == '@' && bytes[start + 1] == '@';
        int anchor = exception ? start + 2 : start;
        if (end - anchor > 3
                && bytes[anchor] == '|'
                && bytes[anchor + 1] == '|'
                && bytes[end - 1] == '^'
                && HostBytes.isHost(bytes, anchor + 2, end - 1)) {
            tally.host(slice.of(bytes, anchor + 2, end - 1), exception, number);
            return;
        }
        rule(new String(bytes, start, end - start, StandardCharsets.UTF_8), number);
    }

    /** What stands after a condition that does not end is lost; that is not to go unsaid. */
    @Override
    public void end() {
        for (SkippedLine condition : conditions) {
            tally.skip(condition.line(), condition.found(), condition.expected());
        }
    }

    private void rule(String text, int number) {
        int separator = CosmeticParser.separator(text);
        if (isComment(text, separator)) {
            return;
        }
        if (separator >= 0) {
            String more = CosmeticParser.read(text, separator, number, tally);
            if (more != null) {
                tally.notApplicable(more);
            }
            return;
        }
        for (String asked : NetworkRuleParser.read(text, number, tally)) {
            tally.notApplicable(asked);
        }
    }

    /** Directives of other readers: lines for certain browsers only, and other files. */
    private void directive(String text, int number) {
        if (text.startsWith("!#if")) {
            conditions.push(new SkippedLine("", number, text, "!#endif after it"));
        } else if (text.startsWith("!#endif")) {
            conditions.poll();
        } else if (text.startsWith("!#include")) {
            tally.notApplicable("!#include");
        }
    }

    /**
     * Returns whether a line is a header, or a comment after {@code #} as other kinds of list have them.
     *
     * @param separator where the separator of a cosmetic rule begins in it, or -1
     */
    static boolean isComment(String text, int separator) {
        boolean header = text.startsWith("[") && text.endsWith("]");
        int hashes = 0;
        while (hashes < text.length() && text.charAt(hashes) == '#') {
            hashes++;
        }
        boolean ofWords = hashes == text.length() || text.charAt(hashes) <= ' ';
        return header || hashes > 0 && (separator != 0 || hashes > 3 || ofWords);
    }
}
