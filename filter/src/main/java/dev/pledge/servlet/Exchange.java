package dev.pledge.servlet;

import dev.pledge.cookie.Incoming;
import dev.pledge.cookie.Navigation;
import dev.pledge.finding.Evidence;
import dev.pledge.finding.Kind;
import dev.pledge.page.PageContext;
import dev.pledge.page.PageHeader;
import dev.pledge.page.PageRewriter;
import dev.pledge.policy.Mode;
import dev.pledge.snapshot.Modes;
import dev.pledge.snapshot.Snapshot;
import dev.pledge.statistics.PageAccessRule;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request and its response under the policy, through all their dispatches. It owns the snapshot that was current
 * when the request came, so that a reload changes nothing in mid-request; the wrappers; and the once-only record of the
 * page access. It is one request attribute. Used by one thread at a time, as containers hand a request over.
 */
public final class Exchange {
    /** The request attribute that tells the application whether the exchange is secure: a {@link Boolean}. */
    public static final String SECURE_ATTRIBUTE = "dev.pledge.secure";

    static final String ATTRIBUTE = "dev.pledge.exchange";

    private final Snapshot snapshot;
    private final HttpServletRequest outermost;
    private final String method;
    private final String path;
    private final boolean secure;
    private final Modes modes;
    private final boolean looksAtPages;
    private final boolean rewritesPages;
    private final Ledger ledger;
    private final AccessOnce access;
    private final IncomingFields incoming;
    private final List<String> deletions;
    private @Nullable EntityTags tags;
    private @Nullable PageContext page;
    private GovernedRequest request;
    private GovernedResponse response;
    private @Nullable GovernedAsyncContext async;
    private int timesStarted;

    Exchange(
            Services services,
            Snapshot snapshot,
            Modes modes,
            String path,
            boolean secure,
            HttpServletRequest request,
            HttpServletResponse response) {
        this.snapshot = snapshot;
        this.outermost = request;
        this.method = request.getMethod();
        this.path = path;
        this.modes = modes;
        this.secure = secure;
        boolean pageMethod = method.equals("GET") || method.equals("HEAD") || method.equals("POST");
        this.looksAtPages = pageMethod && modes.lookAtPages();
        this.rewritesPages = pageMethod && modes.rewritePages();
        PageName name = new PageName(request, path);
        this.ledger = new Ledger(services, modes, name, snapshot.revision());
        this.access = new AccessOnce(services, snapshot, modes.statistics(), request, name);
        RequestNature nature = rewritesPages || modes.cookies() == Mode.ENFORCE
                ? RequestNature.of(request, path)
                : RequestNature.NO_PAGE;
        Incoming judged = modes.cookies() == Mode.OFF ? null : judgedCookies(request);
        this.incoming = new IncomingFields(
                request,
                judged != null && judged.changed() && modes.cookies() == Mode.ENFORCE ? judged : null,
                rewritesPages,
                nature,
                this::tags);
        this.deletions = judged != null
                        && modes.cookies() == Mode.ENFORCE
                        && nature.navigation()
                        && !judged.hiddenNames().isEmpty()
                ? deletions(request, judged)
                : List.of();
        this.request = new GovernedRequest(this, request);
        this.response = new GovernedResponse(this, response);
        headersReset(response);
    }

    /** Finds the exchange that a request belongs to, or null; one of another application's Pledge is none of ours. */
    static @Nullable Exchange of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Exchange exchange ? exchange : null;
    }

    static List<String> fieldValues(HttpServletRequest request, String name) {
        return request.getHeader(name) == null ? List.of() : Collections.list(request.getHeaders(name));
    }

    private Incoming judgedCookies(HttpServletRequest from) {
        return snapshot.cookies().incoming(fieldValues(from, "Cookie"), ledger);
    }

    private List<String> deletions(HttpServletRequest from, Incoming judged) {
        String session = from.getRequestedSessionId();
        Navigation navigation = new Navigation(
                session == null ? from.getRemoteAddr() : session,
                from.getServerName(),
                secure,
                from.getContextPath(),
                from.getRequestURI());
        return snapshot.deletions().forHidden(judged.hiddenNames(), navigation, ledger);
    }

    // What the dispatches need.

    HttpServletRequest request() {
        return request;
    }

    HttpServletResponse response() {
        return response;
    }

    GovernedResponse governedResponse() {
        return response;
    }

    /** Returns whether a request is ours, or an application's wrapper of ours. */
    boolean isWrapped(ServletRequest candidate) {
        ServletRequest at = candidate;
        while (at instanceof HttpServletRequestWrapper wrapper) {
            if (at == request) {
                return true;
            }
            at = wrapper.getRequest();
        }
        return false;
    }

    /** Wraps the container's own objects, which it hands to error pages. */
    void wrap(HttpServletRequest bareRequest, HttpServletResponse bareResponse) {
        request = new GovernedRequest(this, bareRequest);
        response = new GovernedResponse(this, bareResponse);
    }

    /** Returns whether the exchange is secure, by who knows it according to the policy. */
    public boolean isSecure() {
        return secure;
    }

    /** Returns the policy and what is compiled from it, as it was when the request came. */
    public Snapshot snapshot() {
        return snapshot;
    }

    /** Returns how far each promise is kept here. */
    public Modes modes() {
        return modes;
    }

    /** Returns the path within the context, decoded and without path parameters. */
    public String path() {
        return path;
    }

    // What the request needs.

    IncomingFields incoming() {
        return incoming;
    }

    AsyncContext startedAsync(AsyncContext below, boolean original) {
        GovernedAsyncContext started = new GovernedAsyncContext(below, this, original);
        async = started;
        timesStarted++;
        access.handOver();
        return started;
    }

    /** Returns how often an asynchronous exchange was begun. */
    int timesStarted() {
        return timesStarted;
    }

    AsyncContext asyncContext(AsyncContext below) {
        GovernedAsyncContext current = async;
        return current != null && current.isAround(below) ? current : new GovernedAsyncContext(below, this, false);
    }

    // What the response needs.

    boolean looksAtPages() {
        return looksAtPages;
    }

    boolean rewritesPages() {
        return rewritesPages;
    }

    boolean isHead() {
        return method.equals("HEAD");
    }

    /** Returns whether a body of this type, or of none yet, may be a page to look at or to count. */
    boolean mayBePage(@Nullable String contentType) {
        if (contentType == null || ContentTypeText.isHtml(contentType)) {
            return looksAtPages || modes.statistics() != Mode.OFF;
        }
        return modes.statistics() != Mode.OFF && PageAccessRule.isPage(contentType);
    }

    PageRewriter openPage(@Nullable String contentType) {
        return snapshot.pages().open(page(), ContentTypeText.charset(contentType), ledger);
    }

    private PageContext page() {
        PageContext known = page;
        if (known == null) {
            known = new PageContext(
                    url(), secure, path, outermost.getContextPath(), modes.adServers(), modes.sensitiveForms());
            page = known;
        }
        return known;
    }

    /** Returns the page's URL as the browser sees it: with the scheme that is true, behind whatever proxies. */
    private String url() {
        String url = outermost.getRequestURL().toString();
        int colon = url.indexOf("://");
        return (secure ? "https" : "http") + (colon < 0 ? "://localhost/" : url.substring(colon));
    }

    void notInspected(String what, String reason) {
        ledger.found(Kind.PAGE_NOT_INSPECTED, what, reason);
    }

    /** Returns the {@code Set-Cookie} value that may leave, or null. */
    @Nullable
    String outgoingCookie(String value) {
        if (modes.cookies() == Mode.OFF) {
            return value;
        }
        String judged = snapshot.cookies().outgoing(value, secure, ledger);
        return modes.cookies() == Mode.ENFORCE ? judged : value;
    }

    /** Returns the {@code Link} value that may leave, or null. */
    @Nullable
    String outgoingLink(String value) {
        if (modes.adServers() == Mode.OFF) {
            return value;
        }
        String judged = snapshot.pages().links().withoutAds(value, page(), ledger);
        return modes.adServers() == Mode.ENFORCE ? judged : value;
    }

    private EntityTags tags() {
        EntityTags known = tags;
        if (known == null) {
            known = new EntityTags(snapshot.pages().revision(page()));
            tags = known;
        }
        return known;
    }

    String marked(String entityTag) {
        return tags().marked(entityTag);
    }

    @Nullable
    String markedDate(String lastModified) {
        return tags().fromDate(lastModified);
    }

    /** Returns whether a status says that the client's copy, of the current revision, is still good. */
    boolean answersCurrentCopy(int status) {
        return status == HttpServletResponse.SC_NOT_MODIFIED && incoming.proof() != null;
    }

    /** Returns the tag of an answer that the client's copy is still good: the application's, else the client's own. */
    @Nullable
    String currentTag(@Nullable String applicationTag) {
        return applicationTag == null ? incoming.proof() : marked(applicationTag);
    }

    /** Returns the header fields that Pledge adds to a response of this type. */
    List<PageHeader> ownHeaders(@Nullable String contentType) {
        boolean html = ContentTypeText.isHtml(contentType) && rewritesPages;
        List<PageHeader> ofPage = html ? snapshot.pages().headers(page()) : List.of();
        String hsts = secure && modes.sensitiveForms() == Mode.ENFORCE
                ? snapshot.transport().hsts()
                : null;
        if (hsts == null) {
            return ofPage;
        }
        List<PageHeader> all = new ArrayList<>(ofPage);
        all.add(new PageHeader("Strict-Transport-Security", hsts, false));
        return all;
    }

    /** The response has no header field any more: what every response carries from the start is put back. */
    void headersReset(HttpServletResponse below) {
        for (String deletion : deletions) {
            below.addHeader("Set-Cookie", deletion);
        }
    }

    // What is recorded.

    /** Returns what takes the breaches that are found in this exchange. */
    public Evidence evidence() {
        return ledger;
    }

    Ledger ledger() {
        return ledger;
    }

    AccessOnce access() {
        return access;
    }

    /** The call that follows may end the body: an answered access is a recorded one. */
    void bodyEnds() {
        access.record(response.getStatus(), response.contentTypeBelow());
    }

    /** The outermost dispatch is over: what is held goes out, unless an error has taken the body's place. */
    void end() throws IOException {
        try {
            response.finishPage();
        } finally {
            bodyEnds();
            ledger.close();
        }
    }

    /** The application completes an asynchronous exchange: nothing can be written after this. */
    void completing() {
        try {
            response.finishPage();
        } catch (IOException | IllegalStateException gone) {
            // The client is gone, or a write is still under way: nothing more can be written.
            response.abandon();
        }
        bodyEnds();
        ledger.close();
    }
}
