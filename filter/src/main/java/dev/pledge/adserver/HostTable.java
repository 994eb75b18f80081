package dev.pledge.adserver;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rules by host. The hash of a host is computed from its end, so that one walk over a host from right to left passes the
 * hash of each of its suffixes; each that begins at a label is looked up in an open-addressing table at most half full.
 * A lookup costs one multiplication a character and about one probe a label, however long the lists are, and allocates
 * nothing: the verdicts are made beforehand.
 */
final class HostTable {
    /** What is known of one host: a verdict on all of it, and verdicts on some of its paths. */
    private record Node(String host, @Nullable Judgement whole, List<Judgement> paths) {}

    private record Judgement(HostPattern pattern, Verdict verdict) {}

    private final int[] hashes;
    private final @Nullable Node[] nodes;

    HostTable(Collection<HostRule> rules, Verdict.Kind kind) {
        Map<String, List<Judgement>> byHost = new HashMap<>();
        for (HostRule rule : rules) {
            byHost.computeIfAbsent(rule.pattern().host(), h -> new ArrayList<>(1))
                    .add(new Judgement(rule.pattern(), rule.verdict(kind)));
        }
        int size = Math.max(2, Integer.highestOneBit(Math.max(1, byHost.size())) * 4);
        hashes = new int[size];
        nodes = new Node[size];
        byHost.forEach((host, judgements) -> put(node(host, judgements)));
    }

    /**
     * Returns the verdict of the narrowest rule on a URL, or null: of several hosts the longest, of several paths the
     * longest, and a path before none.
     *
     * @param url an absolute URL
     * @param host its host
     * @param pageHost the page's host: a rule on all of a host does not speak of that host's own pages
     */
    @Nullable
    Verdict find(CharSequence url, CharSequence host, String pageHost) {
        Verdict found = null;
        int path = -1;
        int hash = 0;
        for (int i = host.length() - 1; i >= 0; i--) {
            hash = step(hash, host.charAt(i));
            if (i > 0 && host.charAt(i - 1) != '.') {
                continue;
            }
            Node node = get(hash, host, i);
            if (node == null) {
                continue;
            }
            Judgement whole = node.whole;
            if (whole != null && !whole.pattern.covers(pageHost)) {
                found = whole.verdict;
            }
            for (int p = 0; p < node.paths.size(); p++) {
                path = path < 0 ? pathOf(url) : path;
                Judgement judgement = node.paths.get(p);
                if (judgement.pattern.matchesPath(url, path)) {
                    found = judgement.verdict;
                    break;
                }
            }
        }
        return found;
    }

    private static Node node(String host, List<Judgement> judgements) {
        Judgement whole = null;
        List<Judgement> paths = new ArrayList<>();
        for (Judgement judgement : judgements) {
            if (judgement.pattern.path().isEmpty()) {
                whole = judgement;
            } else {
                paths.add(judgement);
            }
        }
        paths.sort(Comparator.comparingInt((Judgement j) -> -j.pattern.path().length())
                .thenComparing(Judgement::pattern));
        return new Node(host, whole, List.copyOf(paths));
    }

    private void put(Node node) {
        int hash = 0;
        for (int i = node.host.length() - 1; i >= 0; i--) {
            hash = step(hash, node.host.charAt(i));
        }
        int slot = slot(hash);
        while (nodes[slot] != null) {
            slot = (slot + 1) & (nodes.length - 1);
        }
        hashes[slot] = hash;
        nodes[slot] = node;
    }

    private @Nullable Node get(int hash, CharSequence host, int start) {
        int length = host.length() - start;
        for (int slot = slot(hash); ; slot = (slot + 1) & (nodes.length - 1)) {
            Node node = nodes[slot];
            if (node == null
                    || hashes[slot] == hash && node.host.length() == length && endsWith(host, start, node.host)) {
                return node;
            }
        }
    }

    private static boolean endsWith(CharSequence host, int start, String end) {
        for (int i = 0; i < end.length(); i++) {
            if (host.charAt(start + i) != end.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int step(int hash, char c) {
        return hash * 31 + c;
    }

    private int slot(int hash) {
        int mixed = hash * 0x9E3779B9;
        return (mixed ^ mixed >>> 16) & (nodes.length - 1);
    }

    /** Returns where a URL's path begins, or its end if it has none. */
    private static int pathOf(CharSequence url) {
        int length = url.length();
        int i = 0;
        while (i < length && url.charAt(i) != ':') {
            i++;
        }
        for (i += "://".length(); i < length; i++) {
            char c = url.charAt(i);
            if (c == '/' || c == '?' || c == '#') {
                return i;
            }
        }
        return length;
    }
}
