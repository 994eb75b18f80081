package dev.pledge.adserver;

import java.util.Arrays;

/**
 * Remembers, within one page, what an index says of the hosts that were asked for last: a page names few. Of fixed size, so that it
 * allocates nothing once it is made. For one thread.
 */
final class HostMemo {
    private static final int SLOTS = 16;
    private static final int LONGEST = 64;

    /** The hosts, each at the beginning of its part. */
    private final byte[] hosts = new byte[SLOTS * LONGEST];

    /** Their lengths; 0 for none. */
    private final byte[] lengths = new byte[SLOTS];

    private final byte[] sites = new byte[SLOTS];
    private final HostFinding[] findings = new HostFinding[SLOTS];

    HostMemo() {
        Arrays.setAll(findings, i -> new HostFinding());
    }

    /** Returns what an index says of a request's host; the request learns what is known of its party. */
    HostFinding look(Request request, RuleIndex index) {
        HostSuffixes host = request.hostBytes();
        if (!isKept(host)) {
            HostFinding finding = request.finding();
            index.look(request.host(), request.page(), finding);
            return finding;
        }
        int slot = slot(host);
        int from = slot * LONGEST;
        if (!Arrays.equals(hosts, from, from + lengths[slot], host.bytes, 0, host.length)) {
            index.look(request.host(), request.page(), findings[slot]);
            System.arraycopy(host.bytes, 0, hosts, from, host.length);
            lengths[slot] = (byte) host.length;
            sites[slot] = 0;
        }
        request.knownSite(sites[slot]);
        return findings[slot];
    }

    /** Takes what has been found out about the party of a request's host. */
    void learn(Request request) {
        HostSuffixes host = request.hostBytes();
        if (request.knownSite() != 0 && isKept(host)) {
            sites[slot(host)] = (byte) request.knownSite();
        }
    }

    private static boolean isKept(HostSuffixes host) {
        return host.length > 0 && host.length <= LONGEST;
    }

    private static int slot(HostSuffixes host) {
        int length = host.length;
        if (length < 5) {
            return length;
        }
        byte[] b = host.bytes;
        int mixed = (length * 31 + b[0]) * 31 + b[2];
        mixed = (mixed * 31 + b[length - 5]) * 31 + b[length >> 1];
        return (mixed ^ mixed >>> 8) & SLOTS - 1;
    }
}
