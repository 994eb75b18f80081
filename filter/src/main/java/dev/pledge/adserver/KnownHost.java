package dev.pledge.adserver;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a page has found out about one host: what each kind of rules says of it, and its party. For one thread. */
final class KnownHost {
    /** The party, before anybody has asked for it. */
    static final int UNKNOWN = 0;

    static final int SAME_SITE = 1;
    static final int OTHER_SITE = 2;

    private final @Nullable HostFinding[] findings = new HostFinding[Compiled.Order.VERDICTS.length];

    /** Which kinds have been asked, a bit each. */
    private int asked;

    private int site;

    /** The first bytes of the labels, a bit each as far as there are enough; all of them if they are not known. */
    private long initials;

    private byte[] name = {};
    private int length = -1;
    private int page;

    boolean is(HostSuffixes host) {
        return length == host.length && Arrays.equals(name, 0, length, host.bytes, 0, length);
    }

    /** Becomes another host, of which nothing is known. */
    void become(HostSuffixes host, int onPage) {
        length = host.length;
        if (length > name.length) {
            name = new byte[host.bytes.length];
        }
        System.arraycopy(host.bytes, 0, name, 0, length);
        page = onPage;
        asked = 0;
        site = UNKNOWN;
        initials = initials(host);
    }

    private static long initials(HostSuffixes host) {
        if (host.length == 0 || host.length == HostSuffixes.LONGEST) {
            return -1;
        }
        long bits = bit(host.bytes[0]);
        for (int i = 1; i < host.length; i++) {
            if (host.bytes[i - 1] == '.') {
                bits |= bit(host.bytes[i]);
            }
        }
        return bits;
    }

    /** Returns what stands for the first byte of a label, in whatever case. */
    static long bit(byte initial) {
        return 1L << (initial | 0x20);
    }

    /** Returns the first bytes of the labels: of each the {@link #bit bit}; all bits if they are not known. */
    long initials() {
        return initials;
    }

    /** Forgets what depended on another page. */
    void turnTo(int onPage) {
        if (page != onPage) {
            page = onPage;
            site = UNKNOWN;
            for (int i = 0; i < findings.length; i++) {
                HostFinding finding = findings[i];
                if (finding != null && finding.ofPage) {
                    asked &= ~(1 << i);
                }
            }
        }
    }

    /**
     * Returns what rules of one kind say of the host.
     *
     * @param host the host, for who has to look it up
     * @param page the page whose own host an entry of a list of hosts does not speak of
     */
    HostFinding finding(int kind, RuleIndex index, Request host, PageSite page) {
        HostFinding finding = findings[kind];
        if (finding == null) {
            finding = new HostFinding();
            findings[kind] = finding;
        }
        if ((asked & 1 << kind) == 0) {
            asked |= 1 << kind;
            index.look(host.host(), page, finding);
        }
        return finding;
    }

    int site() {
        return site;
    }

    void site(int found) {
        site = found;
    }
}
