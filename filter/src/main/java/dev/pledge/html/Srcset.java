package dev.pledge.html;

import java.util.ArrayList;
import java.util.List;

/** Finds the image candidates in a {@code srcset} or {@code imagesrcset} (HTML standard, 4.8.4.2.2). */
public final class Srcset {
    private Srcset() {}

    /**
     * One candidate, by its places in the decoded value.
     *
     * @param start where its URL begins
     * @param urlEnd where its URL ends
     * @param end where its descriptors end, before the comma
     * @param next where the next candidate begins, or the value ends
     */
    public record Candidate(int start, int urlEnd, int end, int next) {
        /** Returns the candidate's URL. */
        public String url(String srcset) {
            return srcset.substring(start, urlEnd);
        }
    }

    /** Returns the candidates in their order. */
    public static List<Candidate> parse(String srcset) {
        List<Candidate> candidates = new ArrayList<>();
        int start = skipSpaceAndCommas(srcset, 0);
        while (start < srcset.length()) {
            int wordEnd = start;
            while (wordEnd < srcset.length() && !Ascii.isSpace(srcset.charAt(wordEnd))) {
                wordEnd++;
            }
            int urlEnd = wordEnd;
            while (urlEnd > start && srcset.charAt(urlEnd - 1) == ',') {
                urlEnd--;
            }
            int end = urlEnd < wordEnd ? urlEnd : descriptorsEnd(srcset, wordEnd);
            int next = skipSpaceAndCommas(srcset, end);
            candidates.add(new Candidate(start, urlEnd, end, next));
            start = next;
        }
        return candidates;
    }

    /** Descriptors end at the first comma that stands in no parentheses. */
    private static int descriptorsEnd(String srcset, int from) {
        boolean parentheses = false;
        int p = from;
        for (; p < srcset.length(); p++) {
            char c = srcset.charAt(p);
            if (c == ',' && !parentheses) {
                break;
            }
            parentheses = c == '(' || (parentheses && c != ')');
        }
        return p;
    }

    private static int skipSpaceAndCommas(String srcset, int from) {
        int p = from;
        while (p < srcset.length() && (srcset.charAt(p) == ',' || Ascii.isSpace(srcset.charAt(p)))) {
            p++;
        }
        return p;
    }
}
