package dev.pledge.adserver;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What a list holds, as it was handed to a sink. */
class Listed implements RuleSink {
    /** Hosts, those of exceptions after {@code @@}. */
    final List<String> hosts = new ArrayList<>();

    final List<Integer> hostLines = new ArrayList<>();
    final List<NetworkRule> rules = new ArrayList<>();
    final List<CosmeticRule> cosmetics = new ArrayList<>();
    FilterListSummary summary =
            new FilterListSummary("", ListFormat.HOSTS, ListHeader.NONE, 0, 0, List.of(), 0, new TreeMap<>());

    static Listed read(String list) {
        return read(list.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads text as Adblock Plus rules, whatever it looks like. */
    static Listed rules(String list) {
        return read("[Adblock Plus 2.0]\n" + list);
    }

    static Listed read(byte[] list) {
        Listed listed = new Listed();
        try {
            listed.summary = FilterListReader.read("list.txt", new ByteArrayInputStream(list), listed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return listed;
    }

    @Override
    public void begin(String list, ListFormat format) {}

    @Override
    public void host(CharSequence host, boolean exception, int line) {
        hosts.add((exception ? "@@" : "") + host);
        hostLines.add(line);
    }

    @Override
    public void rule(NetworkRule rule) {
        rules.add(rule);
    }

    @Override
    public void cosmetic(CosmeticRule rule) {
        cosmetics.add(rule);
    }

    /** Returns all rules on URLs, those for whole hosts made into rules. */
    List<NetworkRule> all() {
        List<NetworkRule> all = new ArrayList<>(rules);
        for (int i = 0; i < hosts.size(); i++) {
            boolean exception = hosts.get(i).startsWith("@@");
            String host = exception ? hosts.get(i).substring(2) : hosts.get(i);
            all.add(new NetworkRule(
                    hostLines.get(i),
                    hosts.get(i),
                    exception,
                    false,
                    false,
                    false,
                    Anchor.HOST,
                    false,
                    false,
                    host + "^",
                    ResourceType.DEFAULT_BITS,
                    Party.ANY,
                    Domains.ANY,
                    Domains.ANY,
                    PageWide.NONE));
        }
        return all;
    }
}
