package dev.pledge.adserver;

import java.util.ArrayList;
import java.util.List;

/** Lists for tests, compiled. */
final class Lists {
    private static final PublicSuffixes SUFFIXES = PublicSuffixes.read();

    private Lists() {}

    static CompiledLists of(List<HostFile> files, List<String> block, List<String> allow) {
        ListCompiler compiler = new ListCompiler(SUFFIXES);
        files.forEach(compiler::add);
        compiler.block(block);
        compiler.allow(allow);
        return compiler.compile();
    }

    /** Reads a hosts file or a list of domains. */
    static HostFile file(String name, String text) {
        Listed listed = Listed.read(text);
        List<ListedHost> hosts = new ArrayList<>();
        for (int i = 0; i < listed.hosts.size(); i++) {
            hosts.add(new ListedHost(listed.hosts.get(i), ListedHost.UNKNOWN, listed.hostLines.get(i)));
        }
        for (NetworkRule rule : listed.rules) {
            hosts.add(new ListedHost(rule.text(), ListedHost.UNKNOWN, rule.line()));
        }
        return new HostFile(name, hosts);
    }

    /** Returns a rule that speaks of every URL of every type. */
    static NetworkRule everything() {
        return new NetworkRule(
                1,
                "*",
                false,
                false,
                false,
                false,
                Anchor.NONE,
                false,
                false,
                "",
                ResourceType.ALL_BITS,
                Party.ANY,
                Domains.ANY,
                Domains.ANY,
                PageWide.NONE);
    }
}
