package dev.pledge.adserver;

import dev.pledge.adserver.RuleIndex.Shortlist;
import org.jspecify.annotations.Nullable;

/** One page and the compiled lists. */
final class PageLists implements PageAdServers {
    private final Compiled lists;
    private final PageSite nowhere;
    private final Request request;
    private final HostMemo memo = new HostMemo();
    private final String pageUrl;
    private final String pageHost;
    private final Shortlist blocks;
    private @Nullable Shortlist exceptions;

    private boolean begun;
    private int documentHit;
    private int barred;

    /** @param pageHost in lower case, in its ASCII form; empty if it is not known */
    PageLists(Compiled lists, String pageUrl, String pageHost) {
        this.lists = lists;
        this.pageUrl = pageUrl;
        this.pageHost = pageHost;
        DomainIds domains = lists.rules().domains();
        PageSite page = new PageSite(lists.suffixes(), domains, pageHost);
        nowhere = lists.nowhere();
        request = new Request(lists.suffixes(), domains, page);
        blocks = lists.blocks().index().shortlist(page);
    }

    @Override
    public Verdict verdict(CharSequence url, CharSequence host, ResourceType type) {
        if (!begun) {
            begin();
        }
        request.begin(url, host, type.bit());
        request.bar(barred);
        HostFinding finding = memo.look(request, lists.blocks().index());
        int block = lists.blocks().index().find(request, finding, blocks);
        Verdict verdict = block != 0 ? lists.blocks().verdicts().of(block) : null;
        if (verdict == null) {
            verdict = lists.important().verdict(request);
        }
        request.bar(0);
        Verdict forced = lists.forced().verdict(request);
        Verdict judged = verdict == null && forced == null ? Verdict.NONE : judged(verdict, block != 0, forced);
        memo.learn(request);
        return judged;
    }

    /** Returns the verdict on what lists or policy would block. */
    private Verdict judged(@Nullable Verdict block, boolean ordinary, @Nullable Verdict forced) {
        Verdict allowed = lists.allowed().verdict(request, nowhere);
        if (allowed != null) {
            return allowed;
        }
        if (forced != null || block == null) {
            return forced == null ? Verdict.NONE : forced;
        }
        if (documentHit != 0) {
            return lists.pages().verdicts().of(documentHit);
        }
        Verdict exception = lists.importantExceptions().verdict(request);
        if (exception != null) {
            return exception;
        }
        exception = ordinary ? exception() : null;
        if (exception == null) {
            return block;
        }
        request.bar(barred);
        Verdict important = lists.important().verdict(request);
        return important == null ? exception : important;
    }

    private @Nullable Verdict exception() {
        RuleIndex index = lists.exceptions().index();
        Shortlist left = exceptions;
        if (left == null) {
            left = index.shortlist(request.page());
            exceptions = left;
        }
        int hit = index.find(request, left);
        return hit == 0 ? null : lists.exceptions().verdicts().of(hit);
    }

    /** Finds what exceptions say of the page as a whole. */
    private void begin() {
        begun = true;
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
        return lists.pages().index().find(request, lists.pages().index().everything());
    }
}
