package dev.pledge.page;

import dev.pledge.adserver.AdServers;
import dev.pledge.adserver.CosmeticRule;
import dev.pledge.adserver.PageAdServers;
import dev.pledge.adserver.ResourceType;
import dev.pledge.adserver.Verdict;
import dev.pledge.html.ByteText;
import dev.pledge.html.Shelf;
import dev.pledge.html.Srcset;
import dev.pledge.html.UrlReference;
import dev.pledge.html.UrlResolver;
import org.jspecify.annotations.Nullable;

/** Judges what stands in one page. */
final class AdJudge {
    private final AdServers adServers;
    private final String pageUrl;
    private final String pageHost;
    private final UrlResolver urls;
    private final @Nullable Shelf<Room> rooms;
    private @Nullable Room room;
    /** What relative references were resolved against when they were judged last, and whether all of its host is clear. */
    private @Nullable UrlReference base;

    private boolean baseClear;

    /**
     * What is known of the hosts of one page.
     *
     * @param lists judges its URLs
     * @param clear of which hosts they block nothing
     */
    record Room(PageAdServers lists, ClearHosts clear) {}

    AdJudge(AdServers adServers, PageUrls urls) {
        this(adServers, urls, null);
    }

    /** @param rooms where pages leave the room in which they were judged; null to have a new one that is not left there */
    AdJudge(AdServers adServers, PageUrls urls, @Nullable Shelf<Room> rooms) {
        this.adServers = adServers;
        this.pageUrl = urls.pageUrl();
        this.pageHost = urls.pageHost();
        this.urls = urls.resolver();
        this.rooms = rooms;
    }

    /** Ends the page: its room is another page's from here on. */
    void end() {
        Room left = room;
        if (left != null && rooms != null) {
            room = null;
            rooms.give(left);
        }
    }

    private Room room() {
        Room mine = room;
        if (mine == null) {
            mine = begun(rooms == null ? null : rooms.take());
            room = mine;
        }
        return mine;
    }

    private Room begun(@Nullable Room former) {
        if (former == null) {
            return new Room(adServers.forPage(pageUrl, pageHost), new ClearHosts());
        }
        former.clear.begin();
        PageAdServers lists = adServers.forPage(pageUrl, pageHost, former.lists);
        return lists.equals(former.lists) ? former : new Room(lists, former.clear);
    }

    /** Returns whose ad server a reference leads to, or null. */
    @Nullable
    Ad judge(CharSequence reference, ResourceType type) {
        return judge(reference, 0, reference.length(), type);
    }

    /** Returns whose ad server the reference that a part of a text is leads to, or null. */
    @Nullable
    Ad judge(CharSequence text, int from, int to, ResourceType type) {
        boolean asked = urls.resolve(text, from, to) && !(urls.isOnBase() && isBaseClear());
        return asked ? judge(urls.url(), urls.host(), type) : null;
    }

    private boolean isBaseClear() {
        UrlReference own = urls.base();
        if (base != own) {
            base = own;
            baseClear = room().lists.clears(urls.host());
        }
        return baseClear;
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
        return room().lists.container(attribute, text, from, to);
    }

    private @Nullable Ad judge(CharSequence url, CharSequence host, ResourceType type) {
        Room own = room();
        if (host instanceof ByteText bytes && own.clear.has(bytes, own.lists)) {
            return null;
        }
        Verdict verdict = own.lists.verdict(url, host, type);
        return verdict.blocked() ? new Ad(host.toString(), verdict) : null;
    }
}
