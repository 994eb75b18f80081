package dev.pledge.page;

import dev.pledge.adserver.AdServers;
import dev.pledge.finding.Evidence;
import dev.pledge.finding.Kind;
import dev.pledge.html.BufferPool;
import dev.pledge.html.DetectingRewriter;
import dev.pledge.html.HtmlHandler;
import dev.pledge.html.Limits;
import dev.pledge.html.Shelf;
import dev.pledge.policy.AdServerPolicy;
import dev.pledge.policy.Authority;
import dev.pledge.policy.Mode;
import dev.pledge.policy.Policy;
import dev.pledge.policy.SensitiveFormPolicy;
import dev.pledge.policy.SitePolicy;
import dev.pledge.transport.HttpsUpgrade;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Governs pages: takes ad servers out of them, upgrades what they send and load to HTTPS and puts the indicator before
 * their forms, as the policy says. In report mode everything is looked at and nothing is changed. Immutable, safe for use
 * by all threads; one for each snapshot of the policy.
 */
public final class PageGovernor {
    /** Where, within the application, the indicator's stylesheet is: {@value}. */
    public static final String STYLESHEET_PATH = "/privacy/indicator.css";

    /** Where, within the application, the script that stands in for removed loaders is: {@value}. */
    public static final String STUBS_PATH = "/privacy/stubs.js";

    /** Enough for the pages that are within a tag or a script at one time; 2 MB at most. */
    private static final int BUFFERS = 16;

    private final AdServers adServers;
    private final AdServerPolicy advertising;
    private final SitePolicy site;
    private final SensitiveFormPolicy forms;
    private final SensitivePages sensitive;
    private final HttpsUpgrade upgrade;
    private final LoaderCalls calls = new LoaderCalls();
    private final StubScript stubs;
    private final PageHeaders headers;
    private final LinkHeader links;
    private final Revision revision;
    private final BufferPool buffers = new BufferPool(BUFFERS);
    private final Shelf<AdJudge.Room> rooms = new Shelf<>(BUFFERS);

    /**
     * @param policy what the site promises
     * @param adServers who is an ad server
     * @param version Pledge's own version, which the revision depends on
     */
    public PageGovernor(Policy policy, AdServers adServers, String version) {
        this.adServers = adServers;
        this.advertising = policy.adServers();
        this.site = policy.site();
        this.forms = policy.sensitiveForms();
        this.sensitive = new SensitivePages(forms);
        this.upgrade = new HttpsUpgrade(policy.site());
        Authority authority = site.authority();
        this.stubs = StubScript.of(adServers, authority == null ? "" : authority.host());
        this.headers = new PageHeaders(policy, stubs);
        this.links = new LinkHeader(adServers);
        this.revision = Revision.of(policy, adServers, version);
    }

    /** Returns whether a page has to be looked at at all. */
    public boolean needed(PageContext page) {
        return page.adServers() != Mode.OFF || page.sensitiveForms() != Mode.OFF;
    }

    /**
     * Begins a page.
     *
     * @param page where it stands
     * @param charset the charset parameter of its {@code Content-Type}, or null if it has none
     * @param evidence takes what is prevented, or in report would be; called on the thread that writes the page
     */
    public PageRewriter open(PageContext page, @Nullable String charset, Evidence evidence) {
        PageUrls urls = new PageUrls(page.url());
        AdJudge judge = page.adServers() == Mode.OFF ? null : new AdJudge(adServers, urls, rooms);
        DetectingRewriter rewriter = rewriter(page, urls, charset, evidence, judge);
        return new PageRewriter(rewriter, trial(page, charset, evidence), evidence, judge);
    }

    /** Which containers would be empty shows only once what is in them is gone: a page that is only looked at is changed aside. */
    private @Nullable DetectingRewriter trial(PageContext page, @Nullable String charset, Evidence evidence) {
        if (!removesContainers() || page.adServers() != Mode.REPORT) {
            return null;
        }
        PageUrls urls = new PageUrls(page.url());
        Evidence containersOnly = new OfKind(Kind.EMPTY_CONTAINER_REMOVED, evidence);
        return rewriter(page.enforcingAds(), urls, charset, containersOnly, new AdJudge(adServers, urls));
    }

    private boolean removesContainers() {
        return advertising.emptyContainers() && adServers.hasContainers();
    }

    private DetectingRewriter rewriter(
            PageContext page, PageUrls urls, @Nullable String charset, Evidence evidence, @Nullable AdJudge judge) {
        HtmlHandler handler = handler(page, urls, evidence, judge, 0);
        return new DetectingRewriter(handler, Limits.DEFAULT, charset, buffers);
    }

    /**
     * @param judge null if nobody asked for ads to be found
     * @param depth how many documents the page stands in, as the content of an attribute
     */
    private HtmlHandler handler(
            PageContext page, PageUrls urls, Evidence evidence, @Nullable AdJudge judge, int depth) {
        SrcdocDocuments documents = new SrcdocDocuments(urls, evidence, depth, buffers, nested -> {
            AdJudge own = judge == null ? null : new AdJudge(adServers, nested);
            return handler(page, nested, evidence, own, depth + 1);
        });
        PageHandler handler = new PageHandler(page, urls, evidence, safeguards(page, urls, evidence, judge), documents);
        return new FaultBarrier(handler, evidence);
    }

    /** Returns the header fields that go with a page. */
    public List<PageHeader> headers(PageContext page) {
        return headers.of(page);
    }

    /** Returns where, within the application, browsers report what a policy kept out, if they are asked to. */
    public static String reportsPath(Policy policy) {
        return Reporting.path(policy);
    }

    /** Returns what takes links to ad servers out of {@code Link} header fields. */
    public LinkHeader links() {
        return links;
    }

    /** Returns the script that stands in for removed loaders, to be served at {@link #STUBS_PATH}. */
    public StubScript stubs() {
        return stubs;
    }

    /**
     * Returns a short hash of all that a governed page depends on besides the application's own page: policy, lists and
     * Pledge's version. Fit for use in an {@code ETag}.
     */
    public String revision() {
        return revision.hash();
    }

    /** Returns the revision together with the modes of a page, which can be switched while a policy is in force. */
    public String revision(PageContext page) {
        return revision.of(page.adServers(), page.sensitiveForms());
    }

    private @Nullable StubTag stub(PageContext page, PageUrls urls) {
        if (!advertising.stubs() || page.adServers() != Mode.ENFORCE) {
            return null;
        }
        // The revision lets browsers keep it for good.
        String path = page.contextPath() + STUBS_PATH + '?' + stubs.revision();
        return new StubTag(urls, path, headers.asksForHash() ? stubs.integrity() : null);
    }

    private PageHandler.Safeguards safeguards(
            PageContext page, PageUrls urls, Evidence evidence, @Nullable AdJudge judge) {
        AdTags ads = null;
        StyleSheets sheets = null;
        InlineLoaders loaders = null;
        StubTag stub = null;
        EmptyContainers containers = null;
        if (judge != null) {
            ads = new AdTags(judge, evidence);
            sheets = new StyleSheets(judge, evidence, Limits.DEFAULT.shown());
            loaders = new InlineLoaders(calls, judge, evidence, advertising.longScripts());
            stub = stub(page, urls);
            boolean removes = removesContainers() && page.adServers() == Mode.ENFORCE;
            containers = removes ? new EmptyContainers(judge, evidence) : null;
        }
        if (page.sensitiveForms() == Mode.OFF) {
            return new PageHandler.Safeguards(ads, sheets, loaders, stub, containers, null, null, null);
        }
        boolean secure = sensitive.secure(page);
        Upgrades upgrades = forms.paths().isEmpty()
                ? null
                : new Upgrades(site, upgrade, new SensitiveTargets(forms, page.contextPath()), secure, urls, evidence);
        Indicator indicator = secure && forms.indicator() && page.sensitiveForms() == Mode.ENFORCE
                ? new Indicator(urls.onOwnHost(page.contextPath() + STYLESHEET_PATH), forms.indicatorText())
                : null;
        SensitiveForms fields = secure ? null : new SensitiveForms(evidence);
        return new PageHandler.Safeguards(ads, sheets, loaders, stub, containers, upgrades, indicator, fields);
    }
}
