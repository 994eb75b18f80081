package dev.pledge.adserver;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What reading a list came to.
 *
 * @param name the list's name
 * @param format its kind
 * @param header what it says of itself
 * @param networkRules how many rules on URLs it holds, hosts counted too
 * @param cosmeticRules how many rules on elements it holds
 * @param skipped the first {@value #NAMED} lines that could not be understood
 * @param skippedLines how many lines could not be understood
 * @param notApplicable how many lines ask for something that a server cannot do, or not exactly, by what they ask for: the
 *     name of an option, or {@code cosmetic}. All but {@code redirect}, which blocks as well, have no effect
 */
public record FilterListSummary(
        String name,
        ListFormat format,
        ListHeader header,
        int networkRules,
        int cosmeticRules,
        List<SkippedLine> skipped,
        int skippedLines,
        SortedMap<String, Integer> notApplicable) {
    /** How many skipped lines are named; the others are only counted. */
    public static final int NAMED = 100;

    /** Copies the collections. */
    public FilterListSummary {
        skipped = List.copyOf(skipped);
        notApplicable = Collections.unmodifiableSortedMap(new TreeMap<>(notApplicable));
    }

    /** Returns whether it has lines and none of them could be understood: then it is no list, but something else. */
    public boolean isNoList() {
        return skippedLines > 0 && networkRules == 0 && cosmeticRules == 0 && notApplicable.isEmpty();
    }
}
