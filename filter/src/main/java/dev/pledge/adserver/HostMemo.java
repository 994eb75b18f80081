package dev.pledge.adserver;

import org.jspecify.annotations.Nullable;

/** Remembers the hosts that a page has asked for last: a page names few, again and again. For one thread. */
final class HostMemo {
    private static final int SLOTS = 16;

    private final @Nullable KnownHost[] hosts = new KnownHost[SLOTS];
    private int page;

    /** Begins another page: what does not depend on the page stays known. */
    void begin() {
        page++;
    }

    /** Returns what is known of a host; it is valid until the next call. */
    KnownHost of(HostSuffixes host) {
        int slot = slot(host);
        KnownHost known = hosts[slot];
        if (known == null) {
            known = new KnownHost();
            hosts[slot] = known;
        }
        if (known.is(host)) {
            known.turnTo(page);
        } else {
            known.become(host, page);
        }
        return known;
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
