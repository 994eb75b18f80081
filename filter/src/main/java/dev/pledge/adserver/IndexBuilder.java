package dev.pledge.adserver;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Collects the hosts and rules of one kind and files them. Used by one thread. */
final class IndexBuilder {
    private static final int LONGEST_LABEL = 63;

    /** So many rules are tried one by one faster than a URL is looked through. */
    private static final int FEW = 32;

    private final RuleWriter writer;
    private final HostMapBuilder hosts = new HostMapBuilder();

    /** The host in the upper half, the rule in the lower. */
    private long[] ofHosts = new long[64];

    private int ofHostsCount;
    private final IntList others = new IntList();
    private final IntList always = new IntList();
    private int[] nodes = {};
    private HostMap map = new HostMapBuilder().build();
    private GramTable grams = GramTable.EMPTY;

    /** Lines of hosts that stand in both kinds of list: by place, as in a node. */
    private final Map<Integer, int[]> both = new HashMap<>();

    IndexBuilder(RuleWriter writer) {
        this.writer = writer;
    }

    /**
     * Adds a whole host.
     *
     * @param better whether a line is named rather than another one
     */
    void host(CharSequence host, boolean foreign, int line, IntBinaryPredicate better) {
        int place = hosts.add(host);
        int value = hosts.number(place);
        int kind = foreign ? RuleIndex.FOREIGN_HOST : RuleIndex.HOST;
        if (value == 0) {
            hosts.number(place, line << RuleIndex.SHIFT | kind);
            return;
        }
        int[] lines = both.get(place);
        if (lines == null && (value & RuleIndex.KIND) == kind) {
            if (better.test(line, value >>> RuleIndex.SHIFT)) {
                hosts.number(place, line << RuleIndex.SHIFT | kind);
            }
            return;
        }
        if (lines == null) {
            lines = new int[2];
            lines[kind == RuleIndex.HOST ? 1 : 0] = (value >>> RuleIndex.SHIFT) + 1;
            both.put(place, lines);
        }
        int at = kind == RuleIndex.HOST ? 0 : 1;
        if (lines[at] == 0 || better.test(line, lines[at] - 1)) {
            lines[at] = line + 1;
        }
    }

    /** Adds all whole hosts to a digest. */
    void digest(int kind, Digest digest) {
        for (int i = 0; i < hosts.size(); i++) {
            int[] lines = both.get(i);
            int known = hosts.number(i) & RuleIndex.KIND;
            if (known == RuleIndex.HOST || lines != null) {
                hosts.digest(i, kind * 2, digest);
            }
            if (known == RuleIndex.FOREIGN_HOST || lines != null) {
                hosts.digest(i, kind * 2 + 1, digest);
            }
        }
    }

    /** Compares two lines. */
    @FunctionalInterface
    interface IntBinaryPredicate {
        boolean test(int one, int other);
    }

    /** Takes back a whole host of a list in the syntax of Adblock Plus. */
    void takeBack(String host) {
        int place = hosts.add(host);
        int[] lines = both.remove(place);
        if (lines != null) {
            hosts.number(place, lines[1] - 1 << RuleIndex.SHIFT | RuleIndex.FOREIGN_HOST);
        } else if ((hosts.number(place) & RuleIndex.KIND) == RuleIndex.HOST) {
            hosts.number(place, 0);
        }
    }

    /** Adds a rule; it is filed under its host if it names one wholly. */
    int rule(NetworkRule rule, int types, int line, boolean segments) {
        String host = host(rule);
        int place = host.isEmpty() ? -1 : hosts.add(host);
        int written = writer.write(rule, types, line, place, host, segments);
        if (place < 0) {
            others.add(written);
        } else {
            if (ofHostsCount == ofHosts.length) {
                ofHosts = Arrays.copyOf(ofHosts, ofHostsCount + (ofHostsCount >> 1));
            }
            ofHosts[ofHostsCount++] = (long) place << 32 | written;
        }
        return written;
    }

    /** Returns the host that a pattern begins with, if it cannot go on; else nothing. */
    private static String host(NetworkRule rule) {
        String pattern = rule.pattern();
        if (rule.start() != Anchor.HOST || rule.regex()) {
            return "";
        }
        int label = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '.' || c == '/' || c == '^' || c == ':' || c == '?') {
                if (i == label || i - label > LONGEST_LABEL) {
                    return "";
                }
                label = i + 1;
                if (c != '.') {
                    return i <= HostSuffixes.LONGEST ? pattern.substring(0, i) : "";
                }
            } else if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_')) {
                return "";
            }
        }
        return "";
    }

    /** Counts what the patterns have that are not filed under a host. */
    void count(GramChoice choice) {
        for (int i = 0; i < others.size(); i++) {
            byte[] pattern = needed(others.get(i));
            choice.count(pattern);
        }
    }

    /** Files hosts, and the rules on them; nothing can be added after it. */
    void fileHosts() {
        nodes = nodes();
        map = hosts.build();
        for (int i = 0; i < ofHostsCount; i++) {
            writer.place((int) ofHosts[i], hosts.place((int) (ofHosts[i] >>> 32)));
        }
        ofHosts = new long[0];
        ofHostsCount = 0;
    }

    /** Files all other rules. */
    void fileOthers(GramChoice choice) {
        grams = grams(choice);
    }

    /** @param rules all that the writer has written */
    RuleIndex build(Rules rules) {
        return new RuleIndex(rules, map, nodes, grams, always.toArray());
    }

    private int[] nodes() {
        IntList nodes = new IntList();
        Arrays.sort(ofHosts, 0, ofHostsCount);
        for (int i = 0; i < ofHostsCount; ) {
            int host = (int) (ofHosts[i] >>> 32);
            int last = i;
            while (last < ofHostsCount && (int) (ofHosts[last] >>> 32) == host) {
                last++;
            }
            boolean alone = last - i == 1 && hosts.number(host) == 0 && (int) ofHosts[i] < RuleIndex.MOST;
            hosts.number(
                    host,
                    alone
                            ? (int) ofHosts[i] << RuleIndex.SHIFT | RuleIndex.RULE
                            : node(nodes, host, i, last) << RuleIndex.SHIFT | RuleIndex.NODE);
            i = last;
        }
        for (int place : both.keySet().toArray(Integer[]::new)) {
            hosts.number(place, begin(nodes, place) << RuleIndex.SHIFT | RuleIndex.NODE);
        }
        return nodes.toArray();
    }

    private int node(IntList nodes, int host, int from, int to) {
        int node = begin(nodes, host);
        boolean paths = false;
        for (int i = from; i < to; i++) {
            int rule = (int) ofHosts[i];
            if (!writer.dropped(rule)) {
                boolean path = (writer.flags(rule) & RuleFlags.SEGMENTS) != 0;
                insert(nodes, node + 3, rule, path);
                paths |= path;
            }
        }
        int end = nodes.size();
        nodes.set(node + 2, end - node - 3 << 1 | (paths ? 1 : 0));
        for (int at = node + 3; at < end; at++) {
            nodes.add(head(nodes.get(at)));
        }
        return node;
    }

    /** Returns the four bytes that must follow a rule's host, folded, or 0 if they may differ: a path may follow a port. */
    private int head(int rule) {
        byte[] pattern = writer.pattern(rule);
        boolean path = (writer.flags(rule) & RuleFlags.SEGMENTS) != 0;
        return !path && GramChoice.isRun(pattern, 0, Integer.BYTES) ? GramTable.four(pattern, 0) : 0;
    }

    /** Adds a rule to a node; a path goes before shorter ones. */
    private void insert(IntList nodes, int first, int rule, boolean path) {
        nodes.add(rule);
        int length = path ? writer.pattern(rule).length : 0;
        for (int at = nodes.size() - 1; path && at > first; at--) {
            int before = nodes.get(at - 1);
            if ((writer.flags(before) & RuleFlags.SEGMENTS) != 0 && writer.pattern(before).length >= length) {
                break;
            }
            nodes.set(at, before);
            nodes.set(at - 1, rule);
        }
    }

    private int begin(IntList nodes, int place) {
        int[] lines = both.remove(place);
        if (lines == null) {
            int value = hosts.number(place);
            int kind = value & RuleIndex.KIND;
            int line = (value >>> RuleIndex.SHIFT) + 1;
            lines = new int[] {kind == RuleIndex.HOST ? line : 0, kind == RuleIndex.FOREIGN_HOST ? line : 0};
        }
        int node = nodes.size();
        nodes.add(lines[0]);
        nodes.add(lines[1]);
        nodes.add(0);
        return node;
    }

    private GramTable grams(GramChoice choice) {
        IntList filed = new IntList();
        IntList places = new IntList();
        IntList lengths = new IntList();
        int shortRules = 0;
        for (int i = 0; i < others.size(); i++) {
            int rule = others.get(i);
            if (writer.dropped(rule)) {
                continue;
            }
            byte[] pattern = needed(rule);
            int length = GramTableBuilder.FULL;
            int at = -1;
            if (others.size() > FEW && rule < GramTable.MOST) {
                at = choice.best(pattern, length);
                while (at < 0 && length > GramTableBuilder.NEEDED) {
                    length--;
                    at = choice.best(pattern, length);
                }
            }
            if (at < 0 || ofFewPages(rule) && choice.weight(pattern, at, length) >= GramChoice.COMMONNESS) {
                always.add(rule);
            } else {
                writer.filedAt(rule, at);
                filed.add(rule);
                places.add(at);
                lengths.add(length);
                shortRules += length < GramTableBuilder.FULL ? 1 : 0;
            }
        }
        GramTableBuilder table = new GramTableBuilder(choice, shortRules);
        for (int i = 0; i < filed.size(); i++) {
            table.add(needed(filed.get(i)), places.get(i), lengths.get(i), filed.get(i));
        }
        return table.build();
    }

    /** Returns whether a rule is ruled out by most pages already. */
    private boolean ofFewPages(int rule) {
        return (writer.flags(rule) & (RuleFlags.FROM | RuleFlags.GENERIC)) == RuleFlags.FROM;
    }

    /** Returns what a URL must have in it for a rule to fit. */
    private byte[] needed(int rule) {
        return (writer.flags(rule) & RuleFlags.REGEX) == 0
                ? writer.pattern(rule)
                : Regexes.literals(writer.expression(rule)).getBytes(StandardCharsets.US_ASCII);
    }
}
