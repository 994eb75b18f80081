package dev.pledge.html;

/**
 * Finds the image candidates in a {@code srcset} or {@code imagesrcset}, one after another (HTML standard, 4.8.4.2.2).
 * Used again for each value; for one thread.
 */
public final class SrcsetScanner {
    private CharSequence set = "";
    private int length;
    private int start;
    private int urlEnd;
    private int end;
    private int next;

    /** Begins a set, before its first candidate. */
    public void begin(CharSequence srcset) {
        set = srcset;
        length = srcset.length();
        next = skipSpaceAndCommas(0);
    }

    /** Goes to the next candidate; returns false if there is none. */
    public boolean next() {
        if (next == length) {
            return false;
        }
        start = next;
        int wordEnd = start;
        while (wordEnd < length && (set.charAt(wordEnd) > ' ' || !Ascii.isSpace(set.charAt(wordEnd)))) {
            wordEnd++;
        }
        urlEnd = wordEnd;
        while (urlEnd > start && set.charAt(urlEnd - 1) == ',') {
            urlEnd--;
        }
        end = urlEnd < wordEnd ? urlEnd : descriptorsEnd(wordEnd);
        next = skipSpaceAndCommas(end);
        return true;
    }

    /** Returns where the candidate's URL begins. */
    public int start() {
        return start;
    }

    /** Returns where the candidate's URL ends. */
    public int urlEnd() {
        return urlEnd;
    }

    /** Returns where the candidate's descriptors end, before the comma. */
    public int end() {
        return end;
    }

    Srcset.Candidate candidate() {
        return new Srcset.Candidate(start, urlEnd, end, next);
    }

    /** Descriptors end at the first comma that stands in no parentheses. */
    private int descriptorsEnd(int from) {
        boolean parentheses = false;
        int p = from;
        for (; p < length; p++) {
            char c = set.charAt(p);
            if (c == ',' && !parentheses) {
                break;
            }
            parentheses = c == '(' || (parentheses && c != ')');
        }
        return p;
    }

    private int skipSpaceAndCommas(int from) {
        int p = from;
        while (p < length && (set.charAt(p) == ',' || Ascii.isSpace(set.charAt(p)))) {
            p++;
        }
        return p;
    }
}
