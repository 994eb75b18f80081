package dev.pledge.adserver;

import java.util.List;

/**
 * A host list as it was read.
 *
 * @param name the list's name: it stands in verdicts
 * @param hosts its entries, in the order of the file
 */
public record HostFile(String name, List<ListedHost> hosts) {
    /** Copies the list. */
    public HostFile {
        hosts = List.copyOf(hosts);
    }
}
