package dev.pledge.adserver;

import org.jspecify.annotations.Nullable;

/** One page after another and the compiled lists. */
final class PageLists implements PageAdServers {
    private final Compiled lists;
    private final PageSite page;
    private final PageSite nowhere;
    private final Request request;
    private final Shortlist[] shortlists = new Shortlist[Compiled.Order.VERDICTS.length];
    private String pageUrl = "";
    private String pageHost = "";
    private @Nullable PageContainers containers;

    private boolean begun;
    private int documentHit;
    private int barred;

    PageLists(Compiled lists) {
        this.lists = lists;
        DomainIds domains = lists.rules().domains();
        page = new PageSite(lists.suffixes(), domains);
        nowhere = new PageSite(lists.suffixes(), domains);
        request = new Request(lists.suffixes(), domains, page);
    }

    /** Returns whether this is of some lists and no others. */
    @SuppressWarnings("ReferenceEquality")
    boolean isOf(Compiled other) {
        return lists == other;
    }

    /**
     * Begins a page.
     *
     * @param host in lower case, in its ASCII form; empty if it is not known
     */
    void begin(String url, String host) {
        pageUrl = url;
        pageHost = host;
        begun = false;
        documentHit = 0;
        barred = 0;
        containers = null;
        page.begin(host);
        request.beginPage();
        for (Shortlist shortlist : shortlists) {
            if (shortlist != null) {
                shortlist.begin();
            }
        }
    }

    @Override
    public Verdict verdict(CharSequence url, CharSequence host, ResourceType type) {
        if (!begun) {
            begun = true;
            findPageWide();
        }
        request.begin(url, host, type.bit());
        request.bar(barred);
        int block = find(lists.blocks());
        Verdict verdict = block != 0 ? lists.blocks().verdicts().of(block) : verdict(lists.important());
        request.bar(0);
        Verdict forced = verdict(lists.forced());
        Verdict judged = verdict == null && forced == null ? Verdict.NONE : judged(verdict, block != 0, forced);
        request.end();
        return judged;
    }

    @Override
    public boolean clears(CharSequence host) {
        if (!lists.blocksByHost()) {
            return false;
        }
        request.begin("", host, 0);
        return isSilent(lists.blocks()) && isSilent(lists.important()) && isSilent(lists.forced());
    }

    /** Returns whether no rule of a kind names the request's host. */
    private boolean isSilent(Compiled.Kind kind) {
        if (kind.index().isEmpty()) {
            return true;
        }
        HostFinding finding = request.known().finding(kind.order(), kind.index(), request, page);
        return finding.whole == 0 && finding.count == 0;
    }

    @Override
    public Verdict container(CosmeticRule.Attribute attribute, CharSequence text, int from, int to) {
        PageContainers known = containers;
        if (known == null) {
            known = new PageContainers(lists, pageUrl, pageHost);
            containers = known;
        }
        return known.of(attribute, text, from, to);
    }

    /** Returns the verdict on what lists or policy would block. */
    private Verdict judged(@Nullable Verdict block, boolean ordinary, @Nullable Verdict forced) {
        Verdict allowed = verdict(lists.allowed());
        if (allowed != null) {
            return allowed;
        }
        if (forced != null || block == null) {
            return forced == null ? Verdict.NONE : forced;
        }
        if (documentHit != 0) {
            return lists.pages().verdicts().of(documentHit);
        }
        Verdict exception = verdict(lists.importantExceptions());
        if (exception != null) {
            return exception;
        }
        exception = ordinary ? verdict(lists.exceptions()) : null;
        if (exception == null) {
            return block;
        }
        request.bar(barred);
        Verdict important = verdict(lists.important());
        return important == null ? exception : important;
    }

    private @Nullable Verdict verdict(Compiled.Kind kind) {
        int hit = find(kind);
        return hit == 0 ? null : kind.verdicts().of(hit);
    }

    private int find(Compiled.Kind kind) {
        if (kind.index().isEmpty()) {
            return 0;
        }
        int order = kind.order();
        Shortlist shortlist = shortlists[order];
        if (shortlist == null) {
            shortlist = new Shortlist(kind.index());
            shortlists[order] = shortlist;
        }
        // The policy allows a host on its own pages too.
        return kind.find(request, order == Compiled.Order.ALLOWED ? nowhere : page, shortlist);
    }

    /** Finds what exceptions say of the page as a whole. */
    private void findPageWide() {
        if (!pageHost.isEmpty() && !lists.pages().index().isEmpty()) {
            int both = Compiled.bit(PageWide.DOCUMENT) | Compiled.bit(PageWide.GENERICBLOCK);
            if (pageWide(both) != 0) {
                documentHit = pageWide(Compiled.bit(PageWide.DOCUMENT));
                barred = pageWide(Compiled.bit(PageWide.GENERICBLOCK)) == 0 ? 0 : RuleFlags.GENERIC;
            }
        }
    }

    private int pageWide(int bits) {
        request.begin(pageUrl, pageHost, bits);
        return find(lists.pages());
    }
}
