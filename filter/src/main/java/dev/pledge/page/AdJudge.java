package dev.pledge.page;

import dev.pledge.adserver.AdServers;
import dev.pledge.adserver.CosmeticRule;
import dev.pledge.adserver.PageAdServers;
import dev.pledge.adserver.ResourceType;
import dev.pledge.adserver.Verdict;
import dev.pledge.html.Shelf;
import dev.pledge.html.Srcset;
import dev.pledge.html.UrlResolver;
import org.jspecify.annotations.Nullable;

/** Judges what stands in one page. */
final class AdJudge {
    private final AdServers adServers;
    private final String pageUrl;
    private final String pageHost;
    private final UrlResolver urls;
    private final @Nullable Shelf<PageAdServers> rooms;
    private @Nullable PageAdServers room;

    AdJudge(AdServers adServers, PageUrls urls) {
        this(adServers, urls, null);
    }

    /** @param rooms where pages leave the room in which they were judged; null to have a new one that is not left there */
    AdJudge(AdServers adServers, PageUrls urls, @Nullable Shelf<PageAdServers> rooms) {
        this.adServers = adServers;
        this.pageUrl = urls.pageUrl();
        this.pageHost = urls.pageHost();
        this.urls = urls.resolver();
        this.rooms = rooms;
    }

    /** Ends the page: its room is another page's from here on. */
    void end() {
        PageAdServers left = room;
        if (left != null && rooms != null) {
            room = null;
            rooms.give(left);
        }
    }

    private PageAdServers room() {
        PageAdServers mine = room;
        if (mine == null) {
            PageAdServers former = rooms == null ? null : rooms.take();
            mine = former == null ? adServers.forPage(pageUrl, pageHost) : adServers.forPage(pageUrl, pageHost, former);
            room = mine;
        }
        return mine;
    }

    /** Returns whose ad server a reference leads to, or null. */
    @Nullable
    Ad judge(CharSequence reference, ResourceType type) {
        return judge(reference, 0, reference.length(), type);
    }

    /** Returns whose ad server the reference that a part of a text is leads to, or null. */
    @Nullable
    Ad judge(CharSequence text, int from, int to, ResourceType type) {
        return urls.resolve(text, from, to) ? judge(urls.url(), urls.host(), type) : null;
    }

    /** Returns whether a reference leads to a host. */
    boolean asksHost(CharSequence reference) {
        return urls.resolve(reference, 0, reference.length());
    }

    /** Returns whose ad server an absolute URL in a script's source is, or null. */
    @Nullable
    Ad judgeScript(String url) {
        return judge(url, ResourceType.SCRIPT);
    }

    /**
     * Returns whose ad server an absolute URL in a script's source is, or null.
     *
     * @param url its text
     * @param host its host, in lower case and in its ASCII form
     */
    @Nullable
    Ad judgeScript(CharSequence url, CharSequence host) {
        return judge(url, host, ResourceType.SCRIPT);
    }

    /** Returns whose ad server the first such candidate in a {@code srcset} is, or null. */
    @Nullable
    Ad firstInSrcset(String set) {
        for (Srcset.Candidate candidate : Srcset.parse(set)) {
            Ad ad = judge(candidate.url(set), ResourceType.IMAGE);
            if (ad != null) {
                return ad;
            }
        }
        return null;
    }

    /** Returns whether lists say that elements of a class, or with an id, hold ads. */
    Verdict container(CosmeticRule.Attribute attribute, CharSequence text, int from, int to) {
        return room().container(attribute, text, from, to);
    }

    private @Nullable Ad judge(CharSequence url, CharSequence host, ResourceType type) {
        Verdict verdict = room().verdict(url, host, type);
        return verdict.blocked() ? new Ad(host.toString(), verdict) : null;
    }
}
