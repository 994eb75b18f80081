package dev.pledge.page;

import dev.pledge.adserver.AdServers;
import dev.pledge.adserver.PageAdServers;
import dev.pledge.adserver.ResourceType;
import dev.pledge.adserver.Verdict;
import dev.pledge.html.Srcset;
import dev.pledge.html.UrlResolver;
import org.jspecify.annotations.Nullable;

/** Judges what stands in one page. */
final class AdJudge {
    private final PageAdServers adServers;
    private final UrlResolver urls;

    AdJudge(AdServers adServers, PageUrls urls) {
        this.adServers = adServers.forPage(urls.pageUrl(), urls.pageHost());
        this.urls = urls.resolver();
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

    private @Nullable Ad judge(CharSequence url, CharSequence host, ResourceType type) {
        Verdict verdict = adServers.verdict(url, host, type);
        return verdict.blocked() ? new Ad(host.toString(), verdict) : null;
    }
}
