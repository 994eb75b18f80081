package dev.pledge.adserver;

import java.util.Arrays;

/**
 * A URL that is judged, with the page that loads it. What is needed of it is worked out when a rule first asks. Used again
 * for the next one, by one thread.
 */
final class Request {
    /** Of a longer URL only the beginning is looked at. */
    static final int LONGEST = 1 << 16;

    private static final int USUAL = 256;
    private static final int FEWEST = 16;

    /** What one page needed more of is not kept for the next. */
    private static final int MOST_KEPT = 1 << 14;

    private final PublicSuffixes suffixes;
    private final DomainIds domains;
    private final PageSite page;
    private final Wildcards.Text url = new Wildcards.Text();
    private final Wildcards.Text pattern = new Wildcards.Text();
    private final HostSuffixes host = new HostSuffixes();
    private final HostMemo memo = new HostMemo();
    private byte[] bytes = new byte[USUAL];
    private int[] tried = new int[FEWEST];

    private CharSequence text = "";
    private int type;
    private int barred;
    private KnownHost known = new KnownHost();
    private int[] ids = {};
    private int triedCount;
    private boolean urlRead;
    private boolean hostSplit;
    private int schemeEnd;
    private int hostLength;
    private int hostStart;
    private int hostEnd;

    Request(PublicSuffixes suffixes, DomainIds domains, PageSite page) {
        this.suffixes = suffixes;
        this.domains = domains;
        this.page = page;
    }

    /** Begins another page: the one that this request has, which has been told its host. */
    void beginPage() {
        memo.begin();
        barred = 0;
        if (bytes.length > MOST_KEPT) {
            bytes = new byte[USUAL];
        }
        if (tried.length > MOST_KEPT) {
            tried = new int[FEWEST];
            triedCount = 0;
        }
    }

    void begin(CharSequence nextUrl, CharSequence nextHost, int typeBit) {
        text = nextUrl;
        hostLength = nextHost.length();
        type = typeBit;
        if (triedCount > 0) {
            triedCount = 0;
            Arrays.fill(tried, 0);
        }
        urlRead = false;
        hostSplit = false;
        host.copy(nextHost);
        known = memo.of(host);
    }

    /** Lets go of the URL's text, which belongs to who asked. */
    void end() {
        text = "";
    }

    /** Returns the bit of what the URL is loaded as. */
    int type() {
        return type;
    }

    /** Bars rules with a flag, or none. */
    void bar(int flag) {
        barred = flag;
    }

    /** Returns the flag of the rules that do not speak here; 0 for none. */
    int barred() {
        return barred;
    }

    /** Returns what of the URL is looked at. */
    CharSequence text() {
        return text.length() > LONGEST ? text.subSequence(0, LONGEST) : text;
    }

    PageSite page() {
        return page;
    }

    /** Returns the pattern that is being fitted: one for all, filled by who fits it. */
    Wildcards.Text pattern() {
        return pattern;
    }

    HostSuffixes host() {
        if (!hostSplit) {
            hostSplit = true;
            host.split();
        }
        return host;
    }

    /** Returns what the page has found out about the URL's host. */
    KnownHost known() {
        return known;
    }

    Wildcards.Text url() {
        if (!urlRead) {
            urlRead = true;
            read();
        }
        return url;
    }

    /** Returns where the URL's scheme ends, at its colon. */
    int schemeEnd() {
        url();
        return schemeEnd;
    }

    /** Returns where the URL's host begins. */
    int hostStart() {
        url();
        return hostStart;
    }

    /** Returns where the URL's host ends: after the dot, if it ends in one. */
    int hostEnd() {
        url();
        return hostEnd;
    }

    /** Returns whether the URL's host or one of its labels begins at a place. */
    boolean beginsLabel(int at) {
        return at == hostStart() || at > hostStart && at < hostEnd && url.bytes[at - 1] == '.';
    }

    /** Returns whether the URL is of a party: one of those of {@link RuleFlags#PARTY}. */
    boolean is(int party) {
        return switch (party) {
            case RuleFlags.FIRST -> sameSite();
            case RuleFlags.THIRD -> !sameSite();
            case RuleFlags.STRICT_FIRST -> page.sameHost(host());
            default -> !page.sameHost(host());
        };
    }

    /** Returns whether it has been found out already whether the URL is of the page's site. */
    boolean knowsSite() {
        return known.site() != KnownHost.UNKNOWN;
    }

    private boolean sameSite() {
        if (!knowsSite()) {
            known.site(page.sameSite(host()) ? KnownHost.SAME_SITE : KnownHost.OTHER_SITE);
        }
        return known.site() == KnownHost.SAME_SITE;
    }

    /** Returns whether a set of domains takes the URL's host. */
    boolean to(int set) {
        int most = DomainIds.most(host());
        if (most > ids.length) {
            ids = new int[most];
        }
        return domains.takes(set, ids, domains.of(host(), suffixes, ids));
    }

    /**
     * Returns whether a rule is tried on this URL for the first time. What is filed under a part of its pattern that the
     * URL has many times is tried once.
     */
    boolean first(int rule) {
        if (triedCount * 2 >= tried.length) {
            grow();
        }
        int slot = slot(rule, tried);
        if (tried[slot] != 0) {
            return false;
        }
        tried[slot] = rule + 1;
        triedCount++;
        return true;
    }

    private void grow() {
        int[] larger = new int[tried.length * 2];
        for (int entry : tried) {
            if (entry != 0) {
                larger[slot(entry - 1, larger)] = entry;
            }
        }
        tried = larger;
    }

    /** Returns where in a table a rule is, or would be. */
    private static int slot(int rule, int[] table) {
        int slot = rule * 0x9E3779B9 >>> Integer.numberOfLeadingZeros(table.length) + 1;
        while (table[slot] != 0 && table[slot] != rule + 1) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }

    private void read() {
        int length = Math.min(text.length(), LONGEST);
        if (length + GramTable.SLACK > bytes.length) {
            bytes = new byte[Math.max(length, Math.min(LONGEST, bytes.length * 2)) + GramTable.SLACK];
        }
        HostSuffixes.copy(text, 0, bytes, 0, length);
        url.set(bytes, 0, length, false, false);
        int colon = 0;
        while (colon < length && bytes[colon] != ':') {
            colon++;
        }
        schemeEnd = colon;
        int start = Math.min(length, colon + "://".length());
        if (!endsHost(start + hostLength, length)) {
            start = afterUser(start, length);
        }
        hostStart = start;
        hostEnd = Math.min(length, start + hostLength);
        if (hostEnd < length && bytes[hostEnd] == '.') {
            hostEnd++;
        }
    }

    /** Returns whether a host surely ends at a place; a dot or a colon may belong to a user name or follow it. */
    private boolean endsHost(int at, int length) {
        return at >= length || bytes[at] == '/' || bytes[at] == '?' || bytes[at] == '#';
    }

    /** Returns where a host begins that a user name, and perhaps a password, stand before. */
    private int afterUser(int start, int length) {
        int host = start;
        for (int at = start; at < length && bytes[at] != '/' && bytes[at] != '?' && bytes[at] != '#'; at++) {
            if (bytes[at] == '@') {
                host = at + 1;
            }
        }
        return host;
    }
}
