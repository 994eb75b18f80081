package dev.pledge.adserver;

/**
 * The host of a page and what rules ask of it; each thing is worked out once, when it is first asked. Used again for the next
 * page, by one thread.
 */
final class PageSite {
    private static final int UNKNOWN = -2;

    private final PublicSuffixes suffixes;
    private final DomainIds domains;
    private final HostSuffixes host = new HostSuffixes();
    private String name = "";
    private boolean taken;
    private int registrable;
    private int[] ids = {};
    private int idCount;

    PageSite(PublicSuffixes suffixes, DomainIds domains) {
        this.suffixes = suffixes;
        this.domains = domains;
        begin("");
    }

    /** @param pageHost in lower case, in its ASCII form; empty if it is not known */
    void begin(String pageHost) {
        name = pageHost;
        taken = false;
        registrable = UNKNOWN;
        idCount = UNKNOWN;
    }

    private HostSuffixes host() {
        if (!taken) {
            taken = true;
            host.take(name);
        }
        return host;
    }

    /** Returns whether a set of domains takes the page. */
    boolean in(int set) {
        int count = idCount();
        return domains.takes(set, ids, count);
    }

    /** Returns whether rules name a domain that the page is of. */
    boolean isNamed() {
        return idCount() > 0;
    }

    private int idCount() {
        if (idCount == UNKNOWN) {
            int most = DomainIds.most(host());
            if (most > ids.length) {
                ids = new int[most];
            }
            idCount = domains.of(host(), suffixes, ids);
        }
        return idCount;
    }

    /** Returns whether a host is of the same registrable domain. A host that has none is one of its own. */
    boolean sameSite(HostSuffixes other) {
        if (registrable == UNKNOWN) {
            registrable = suffixes.registrable(host());
        }
        int start = registrable < 0 ? 0 : host.starts[registrable];
        if (!endsAlike(start, other)) {
            return false;
        }
        int otherRegistrable = suffixes.registrable(other);
        int otherStart = otherRegistrable < 0 ? 0 : other.starts[otherRegistrable];
        return other.length - otherStart == host.length - start;
    }

    /** Returns whether a host is the page's own. */
    boolean sameHost(HostSuffixes other) {
        return other.length == host().length && endsAlike(0, other);
    }

    /** Returns whether the page's host is the suffix of another host, or lies below that. */
    boolean isBelow(HostSuffixes other, int suffix) {
        if (suffix >= host().count || host.hashes[suffix] != other.hashes[suffix]) {
            return false;
        }
        int length = other.length - other.starts[suffix];
        int start = host.length - length;
        return start == host.starts[suffix] && endsAlike(start, other);
    }

    private boolean endsAlike(int start, HostSuffixes other) {
        int shift = other.length - host.length;
        if (host.length == 0 || shift + start < 0) {
            return false;
        }
        for (int i = host.length - 1; i >= start; i--) {
            if (host.bytes[i] != other.bytes[i + shift]) {
                return false;
            }
        }
        return true;
    }
}
