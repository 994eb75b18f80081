package dev.pledge.page;

import dev.pledge.adserver.AdServers;
import dev.pledge.adserver.ResourceType;
import dev.pledge.adserver.Verdict;
import dev.pledge.html.Srcset;
import dev.pledge.html.UrlReference;
import org.jspecify.annotations.Nullable;

/** Judges what stands in one page. */
final class AdJudge {
    private final AdServers adServers;
    private final PageUrls urls;
    private final String pageHost;

    AdJudge(AdServers adServers, PageUrls urls) {
        this.adServers = adServers;
        this.urls = urls;
        this.pageHost = urls.pageHost();
    }

    /** Returns whose ad server a reference leads to, or null. */
    @Nullable
    Ad judge(String reference, ResourceType type) {
        return judge(urls.resolve(reference), type);
    }

    /** Returns whose ad server an absolute URL in a script's source is, or null. */
    @Nullable
    Ad judgeScript(String url) {
        return judge(UrlReference.parse(url), ResourceType.SCRIPT);
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

    private @Nullable Ad judge(@Nullable UrlReference url, ResourceType type) {
        String host = url == null || !url.isNetwork() ? null : url.host();
        if (url == null || host == null) {
            return null;
        }
        Verdict verdict = adServers.verdict(url.text(), host, type, pageHost);
        return verdict.blocked() ? new Ad(host, verdict.company(), verdict.list() + ": " + verdict.rule()) : null;
    }
}
