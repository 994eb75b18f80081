package dev.pledge.adserver;

import java.util.Comparator;

/**
 * An entry with all that its verdict needs.
 *
 * @param pattern what it matches
 * @param company whose it is, or {@code unknown}
 * @param list the list's name
 * @param line its line there; 0 where the list has none
 */
record HostRule(HostPattern pattern, String company, String list, int line) {
    /** Which of several rules with one pattern is named in the verdict, whatever order the lists came in. */
    static final Comparator<HostRule> MOST_TELLING = Comparator.comparing(HostRule::anonymous)
            .thenComparing(HostRule::list)
            .thenComparingInt(HostRule::line)
            .thenComparing(HostRule::company);

    boolean anonymous() {
        return company.equals(ListedHost.UNKNOWN);
    }

    HostRule of(String otherCompany) {
        return new HostRule(pattern, otherCompany, list, line);
    }

    Verdict verdict(Verdict.Kind kind) {
        return new Verdict(kind, pattern.toString(), line == 0 ? list : list + ":" + line, company);
    }
}
