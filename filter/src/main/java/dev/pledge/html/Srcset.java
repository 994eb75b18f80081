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
        SrcsetScanner scanner = new SrcsetScanner();
        scanner.begin(srcset);
        while (scanner.next()) {
            candidates.add(scanner.candidate());
        }
        return candidates;
    }
}
