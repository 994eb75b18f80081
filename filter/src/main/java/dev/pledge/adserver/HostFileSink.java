package dev.pledge.adserver;

import java.util.ArrayList;
import java.util.List;

/** Keeps what speaks of hosts, or of paths on them; leaves all else. For one list and one thread. */
public final class HostFileSink implements RuleSink {
    private final List<ListedHost> hosts = new ArrayList<>();
    private String name = "";
    private ListFormat format = ListFormat.HOSTS;

    /** Begins with nothing. */
    public HostFileSink() {}

    @Override
    public void begin(String list, ListFormat ofFormat) {
        name = list;
        format = ofFormat;
    }

    @Override
    public void host(CharSequence host, boolean exception, int line) {
        if (!exception) {
            hosts.add(new ListedHost(host.toString(), ListedHost.UNKNOWN, line));
        }
    }

    @Override
    public void rule(NetworkRule rule) {
        if (format == ListFormat.HOSTS) {
            hosts.add(new ListedHost(rule.text(), ListedHost.UNKNOWN, rule.line()));
        }
    }

    @Override
    public void cosmetic(CosmeticRule rule) {}

    /** Returns what was kept. */
    public HostFile file() {
        return new HostFile(name, hosts);
    }
}
