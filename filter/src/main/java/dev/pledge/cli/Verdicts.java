package dev.pledge.cli;

import dev.pledge.adserver.AdServers;
import dev.pledge.adserver.PageAdServers;
import dev.pledge.adserver.ResourceType;
import dev.pledge.adserver.Verdict;
import dev.pledge.html.UrlReference;

/** Judges requests, fastest where those of one page follow each other. For one thread. */
final class Verdicts {
    private final AdServers lists;
    private String page = "";
    private PageAdServers onPage;

    Verdicts(AdServers lists) {
        this.lists = lists;
        onPage = lists.forPage("", "");
    }

    /**
     * Judges a request.
     *
     * @param pageUrl the URL of the page that loads it; empty if it is not known
     * @throws DataException if one of the URLs is not absolute
     */
    Verdict of(String url, String pageUrl, ResourceType type) throws DataException {
        UrlReference parsed = parse(url);
        if (!pageUrl.equals(page)) {
            UrlReference parsedPage = pageUrl.isEmpty() ? null : parse(pageUrl);
            onPage = parsedPage == null
                    ? lists.forPage("", "", onPage)
                    : lists.forPage(parsedPage.text(), host(parsedPage), onPage);
            page = pageUrl;
        }
        String host = host(parsed);
        return host.isEmpty() ? Verdict.NONE : onPage.verdict(parsed.text(), host, type);
    }

    private static UrlReference parse(String url) throws DataException {
        UrlReference parsed = UrlReference.parse(url);
        if (parsed == null) {
            throw new DataException("found \"" + url + "\", expected an absolute URL");
        }
        return parsed;
    }

    private static String host(UrlReference url) {
        String host = url.host();
        return host == null ? "" : host;
    }
}
