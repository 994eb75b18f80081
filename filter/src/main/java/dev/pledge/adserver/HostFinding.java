package dev.pledge.adserver;

import java.util.Arrays;

/** What an index says of a host, whatever the URL. Filled again and again, by one thread. */
final class HostFinding {
    private static final int USUAL = 4;
    private static final int[] NONE = {};

    /** The hit of the whole host; 0 for none. */
    int whole;

    /** How many suffixes have rules. */
    int count;

    /** Where they are among the nodes, or the complement of the one rule. */
    int[] nodes = NONE;

    /** Whether another page may be told something else. */
    boolean ofPage;

    /** The first of the nodes that are no wider than the hit of the whole host. */
    int narrower;

    void clear() {
        whole = 0;
        count = 0;
        narrower = 0;
        ofPage = false;
    }

    /** Takes a hit that is narrower than those before. */
    void whole(int hit) {
        whole = hit;
        narrower = count;
    }

    void add(int node) {
        if (count == nodes.length) {
            nodes = Arrays.copyOf(nodes, Math.max(USUAL, count * 2));
        }
        nodes[count++] = node;
    }
}
