package dev.pledge.adserver;

import java.util.List;

/**
 * A host list as it was read.
 *
 * @param name the list's name: it stands in verdicts
 * @param hosts its entries, in the order of the file
 * @param skipped the first {@value #NAMED} lines that could not be understood
 * @param skippedLines how many lines could not be understood
 */
public record HostFile(String name, List<ListedHost> hosts, List<SkippedLine> skipped, int skippedLines) {
    /** How many skipped lines are named; the others are only counted. */
    public static final int NAMED = 100;

    /** Copies the lists. */
    public HostFile {
        hosts = List.copyOf(hosts);
        skipped = List.copyOf(skipped);
    }
}
