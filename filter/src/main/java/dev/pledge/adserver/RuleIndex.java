package dev.pledge.adserver;

import java.io.IOException;

/**
 * The rules of one kind, each filed once: under its host, under the rarest part of its pattern, or under nothing, and then
 * tried on every URL. Immutable.
 */
final class RuleIndex {
    /** What is known of a host: the lower bits say which. */
    static final int KIND = 7;

    static final int SHIFT = 3;

    /** All of the host, in the syntax of Adblock Plus; the rest is the line. */
    static final int HOST = 1;

    /** All of the host but for its own pages, in a list of hosts; the rest is the line. */
    static final int FOREIGN_HOST = 2;

    /** Several things; the rest is where they stand among the nodes. */
    static final int NODE = 3;

    /** One rule, which is the rest. */
    static final int RULE = 4;

    /** The rest is below it. */
    static final int MOST = 1 << 28;

    private static final int HITS_OF_HOSTS = 1;

    private final Rules rules;
    private final HostMap hosts;

    /**
     * For each host that has rules: the line plus one as {@link #HOST}, as {@link #FOREIGN_HOST}; how many
     * rules, twice, plus one if there are paths of lists of hosts among them; these, such paths with the longest first; and
     * for each of them the four bytes that must follow the host, folded, or 0.
     */
    private final int[] nodes;

    private final GramTable grams;

    /** What is tried on every URL. */
    private final int[] always;

    /** What of it is tried on pages that no rule names as well. */
    private final Unfiled generic = new Unfiled();

    /** As what a URL must be loaded for one of them to speak of it. */
    private final int alwaysTypes;

    private final boolean empty;

    RuleIndex(Rules rules, HostMap hosts, int[] nodes, GramTable grams, int[] always) {
        this.rules = rules;
        this.hosts = hosts;
        this.nodes = nodes;
        this.grams = grams;
        this.always = always;
        int types = 0;
        for (int rule : always) {
            types |= rules.flags(rule) & RuleFlags.TYPES;
            if ((rules.flags(rule) & RuleFlags.GENERIC) != 0) {
                generic.add(rules, rule);
            }
        }
        alwaysTypes = types;
        empty = hosts.isEmpty() && grams.isEmpty() && always.length == 0;
    }

    boolean isEmpty() {
        return empty;
    }

    /** Returns whether every rule is filed under a host. */
    boolean isOfHosts() {
        return grams.isEmpty() && always.length == 0;
    }

    /** Returns whether a rule's kind of hit is a host's as a whole, found by {@link #place}. */
    static boolean ofHost(int hit) {
        return hit > 0;
    }

    /** Returns the place of a hit's host. */
    static int place(int hit) {
        return hit - HITS_OF_HOSTS;
    }

    /** Returns the rule that is a hit. */
    static int rule(int hit) {
        return ~hit;
    }

    HostMap hosts() {
        return hosts;
    }

    /** Returns the line of a hit in all lists together. */
    int line(int hit) {
        return ofHost(hit) ? wholeLine(place(hit)) : rules.line(rule(hit));
    }

    /** Returns whether a hit is an entry of a list of hosts. */
    boolean foreign(int hit) {
        int value = hosts.value(place(hit));
        int kind = value & KIND;
        return kind == FOREIGN_HOST || kind == NODE && nodes[value >>> SHIFT] == 0;
    }

    private int wholeLine(int place) {
        int value = hosts.value(place);
        if ((value & KIND) != NODE) {
            return value >>> SHIFT;
        }
        int node = value >>> SHIFT;
        return (nodes[node] != 0 ? nodes[node] : nodes[node + 1]) - 1;
    }

    /** Returns what speaks of a request: more than 0 for a whole host, less for a rule, 0 for nothing.
     *
     * @param finding what the hosts say of the request's
     */
    int find(Request request, HostFinding finding, Shortlist shortlist) {
        if (finding.whole != 0 && (request.type() & ResourceType.DEFAULT_BITS) != 0 && request.barred() == 0) {
            int path = ofHosts(request, finding, finding.narrower, true);
            return path == 0 ? finding.whole : path;
        }
        int hit = ofHosts(request, finding, 0, false);
        if (hit != 0) {
            return hit;
        }
        int rule = grams.isEmpty() ? -1 : grams.find(rules, request);
        if (rule < 0 && (alwaysTypes & request.type()) != 0) {
            rule = shortlist.find(rules, request);
        }
        return rule < 0 ? 0 : ~rule;
    }

    /**
     * Returns which of the rules speaks of a request that are filed under the suffixes of its host, or 0.
     *
     * @param from the first suffix of those that have rules
     * @param pathsOnly whether only those suffixes count that have paths of lists of hosts, of which the narrowest is named
     */
    private int ofHosts(Request request, HostFinding finding, int from, boolean pathsOnly) {
        for (int i = finding.count - 1; i >= from; i--) {
            int node = finding.nodes[i];
            if (node < 0) {
                boolean counts = !pathsOnly || (rules.flags(~node) & RuleFlags.SEGMENTS) != 0;
                if (counts && rules.fits(~node, request, 0)) {
                    return node;
                }
                continue;
            }
            if (!pathsOnly || (nodes[node + 2] & 1) != 0) {
                int hit = ofNode(request, node);
                if (hit != 0) {
                    return hit;
                }
            }
        }
        return 0;
    }

    private int ofNode(Request request, int node) {
        int count = nodes[node + 2] >>> 1;
        int end = node + 3 + count;
        int found = GramTable.four(request.url().bytes, request.hostEnd());
        for (int at = node + 3; at < end; at++) {
            int head = nodes[at + count];
            if ((head == 0 || head == found) && rules.fits(nodes[at], request, 0)) {
                return ~nodes[at];
            }
        }
        return 0;
    }

    /** Looks a host up: what the longest of its suffixes says that speaks of the whole, and which of them have rules. */
    void look(HostSuffixes host, PageSite page, HostFinding finding) {
        finding.clear();
        for (int i = 0; i < host.count; i++) {
            int place = hosts.find(host, i);
            if (place >= 0) {
                int value = hosts.value(place);
                switch (value & KIND) {
                    case HOST -> finding.whole(place + HITS_OF_HOSTS);
                    case FOREIGN_HOST -> foreign(place, host, i, page, finding);
                    case RULE -> finding.add(~(value >>> SHIFT));
                    case NODE -> node(place, value >>> SHIFT, host, i, page, finding);
                    default -> {}
                }
            }
        }
    }

    private void node(int place, int node, HostSuffixes host, int suffix, PageSite page, HostFinding finding) {
        if (nodes[node] != 0) {
            finding.whole(place + HITS_OF_HOSTS);
        } else if (nodes[node + 1] != 0) {
            foreign(place, host, suffix, page, finding);
        }
        if (nodes[node + 2] != 0) {
            finding.add(node);
        }
    }

    private static void foreign(int place, HostSuffixes host, int suffix, PageSite page, HostFinding finding) {
        finding.ofPage = true;
        if (!page.isBelow(host, suffix)) {
            finding.whole(place + HITS_OF_HOSTS);
        }
    }

    /** Returns what is tried on every URL. */
    int[] always() {
        return always;
    }

    /** Returns what is tried on every URL of a page that no rule names. */
    Unfiled generic() {
        return generic;
    }

    void write(FormWriter out) throws IOException {
        hosts.write(out);
        out.ints(nodes);
        grams.write(out);
        out.ints(always);
    }

    static RuleIndex read(FormReader in, Rules rules) throws IOException {
        return new RuleIndex(rules, HostMap.read(in), in.ints(), GramTable.read(in), in.ints());
    }
}
