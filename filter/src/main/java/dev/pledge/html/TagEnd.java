package dev.pledge.html;

import org.jspecify.annotations.Nullable;

/**
 * Finds where a tag ends that stands whole in an array, as {@link AttributeScanner} does byte by byte. It says of a tag
 * near the end of the array that it is not whole, so that there are always eight bytes to be looked at.
 */
final class TagEnd {
    /** The tag does not end where the array ends, or only just. */
    static final long NOT_WHOLE = -1;

    /** Is added to the end of a tag that may fetch something by an attribute of {@link FetchingNames}. */
    private static final long FETCHING = 1L << Integer.SIZE;

    /** All but the first byte of a word: what an attribute's name begins with belongs to it, even a {@code =}. */
    private static final long BEYOND_FIRST = Bytes.HIGHS & ~0xFFL;

    private TagEnd() {}

    /** Returns the place after the tag's {@code >}. */
    static int place(long found) {
        return (int) found;
    }

    /** Returns whether the tag may fetch something by an attribute of {@link FetchingNames}. */
    static boolean isFetching(long found) {
        return (found & FETCHING) != 0;
    }

    /**
     * Finds the end of a tag.
     *
     * @param from where its name ends
     * @param end what stands there and beyond is not the tag's
     * @param attributes takes where they stand, unless it is null; of no use if the tag is not whole
     * @return what {@link #place} and {@link #isFetching} take, or {@link #NOT_WHOLE}
     */
    static long find(byte[] b, int from, int end, @Nullable AttributeList attributes) {
        int last = Math.min(end - 1, b.length - 2 * Long.BYTES);
        long fetching = 0;
        int p = from;
        while (p <= last) {
            byte c = b[p];
            if (c == ' ' && p < last) {
                c = b[++p];
            }
            if (c == '>') {
                return fetching | p + 1;
            }
            if (c == '/' || Ascii.isSpace(c)) {
                p++;
                continue;
            }
            long word = Bytes.word(b, p);
            int nameEnd = nameEnd(b, p, word, last);
            if (nameEnd > last) {
                return NOT_WHOLE;
            }
            boolean style = false;
            if (FetchingNames.mayContain(word, nameEnd - p)) {
                style = FetchingNames.isStyle(word, nameEnd - p);
                fetching |= FetchingNames.contain(b, p, word, nameEnd) ? FETCHING : 0;
            }
            if (attributes != null) {
                p = attributes.add(b, p, nameEnd, end);
            } else {
                p = b[nameEnd] == '>' || b[nameEnd] == '/' ? nameEnd : value(b, nameEnd, end);
            }
            if (style && FetchingNames.mayFetch(b, nameEnd, Math.min(p, end))) {
                fetching = FETCHING;
            }
        }
        return NOT_WHOLE;
    }

    /** Returns where an attribute's name ends, or a place beyond the last one. Reads up to 16 bytes beyond that one. */
    static int nameEnd(byte[] b, int from, long firstWord, int last) {
        int p = from;
        long marks = Bytes.marksBelowLetters(firstWord) & BEYOND_FIRST;
        while (true) {
            while (marks != 0) {
                int at = p + Bytes.first(marks);
                if (Ascii.lowEndsAttribute(b[at])) {
                    return at;
                }
                marks &= marks - 1;
            }
            p += Long.BYTES;
            if (p > last) {
                return p;
            }
            marks = Bytes.marksBelowLetters(Bytes.word(b, p));
        }
    }

    /** Returns where the value ends, its quote included, of an attribute whose name ends here; where it ends if it has none. */
    private static int value(byte[] b, int nameEnd, int end) {
        int p = b[nameEnd] == '=' ? nameEnd : AttributeList.skipSpace(b, nameEnd, end);
        if (p == end || b[p] != '=') {
            return p;
        }
        p++;
        if (p < end && Ascii.isSpace(b[p])) {
            p = AttributeList.skipSpace(b, p, end);
        }
        if (p == end) {
            return p;
        }
        byte c = b[p];
        if (c == '"' || c == '\'') {
            return Bytes.indexOf(b, p + 1, end, c) + 1;
        }
        while (p < end && b[p] != '>' && !Ascii.isSpace(b[p])) {
            p++;
        }
        return p;
    }
}
