package dev.pledge.servlet;

import dev.pledge.finding.Evidence;
import dev.pledge.page.PageHeader;
import dev.pledge.policy.Mode;
import dev.pledge.snapshot.Modes;
import dev.pledge.snapshot.Snapshot;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
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
    private final String method;
    private final String path;
    private final boolean secure;
    private final Modes modes;
    private final Ledger ledger;
    private final AccessOnce access;
    private final AnswerPage page;
    private final ExchangedCookies cookies;
    private final IncomingFields incoming;
    private GovernedRequest request;
    private GovernedResponse response;
    private @Nullable GovernedAsyncContext async;
    private @Nullable Release release;
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
        this.method = request.getMethod();
        this.path = path;
        this.modes = modes;
        this.secure = secure;
        PageName name = new PageName(request, path);
        this.ledger = new Ledger(services, modes, name, snapshot.revision());
        this.access = new AccessOnce(services, snapshot, modes.statistics(), request, name);
        this.page = new AnswerPage(snapshot, modes, path, secure, request, ledger);
        RequestNature nature = page.isRewritten() || modes.cookies() == Mode.ENFORCE
                ? RequestNature.of(request, path)
                : RequestNature.NO_PAGE;
        this.cookies = new ExchangedCookies(snapshot, modes.cookies(), secure, request, nature.navigation(), ledger);
        this.incoming = new IncomingFields(request, cookies.visible(), page, nature);
        this.request = new GovernedRequest(this, request);
        this.response = new GovernedResponse(this, response);
        cookies.delete(response);
    }

    // What the reception needs.

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

    /** Returns what takes the breaches that are found in this exchange. */
    public Evidence evidence() {
        return ledger;
    }

    /** What is answered releases personal data: nothing of it leaves before that is recorded. */
    public void releases(Release data) {
        release = data;
        HttpServletResponse below = (HttpServletResponse) response.getResponse();
        response = new GovernedResponse(this, new ReleasedResponse(below, data));
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

    /** Wraps the container's own objects, which it hands to error pages, and to some asynchronous dispatches. */
    void wrap(HttpServletRequest bareRequest, HttpServletResponse bareResponse) {
        Release data = release;
        boolean released = data != null && bareRequest.getDispatcherType() != DispatcherType.ERROR;
        request = new GovernedRequest(this, bareRequest);
        response = new GovernedResponse(
                this, data != null && released ? new ReleasedResponse(bareResponse, data) : bareResponse);
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

    ExchangedCookies cookies() {
        return cookies;
    }

    AnswerPage page() {
        return page;
    }

    boolean isHead() {
        return method.equals("HEAD");
    }

    /** Returns whether a status says that the client's copy, of the current revision, is still good. */
    boolean answersCurrentCopy(int status) {
        return status == HttpServletResponse.SC_NOT_MODIFIED && incoming.proof() != null;
    }

    /** Returns the tag of an answer that the client's copy is still good: the application's, else the client's own. */
    @Nullable
    String currentTag(@Nullable String applicationTag) {
        return applicationTag == null ? incoming.proof() : page.tags().marked(applicationTag);
    }

    /** Returns the header fields that Pledge adds to a response of this type. */
    List<PageHeader> ownHeaders(@Nullable String contentType) {
        List<PageHeader> ofPage = page.headers(contentType);
        String hsts = secure && modes.sensitiveForms() == Mode.ENFORCE
                ? snapshot.transport().hsts()
                : null;
        PageHeader digest = digest();
        if (hsts == null && digest == null) {
            return ofPage;
        }
        List<PageHeader> all = new ArrayList<>(ofPage);
        if (hsts != null) {
            all.add(new PageHeader("Strict-Transport-Security", hsts, false));
        }
        if (digest != null) {
            all.add(digest);
        }
        return all;
    }

    /** Returns the field with the policy's digest; null where it is not wanted, or nothing is enforced and so nothing changed. */
    @Nullable
    PageHeader digest() {
        return modes.anyEnforced() ? snapshot.digestField() : null;
    }

    // What is recorded, and when it ends.

    Ledger ledger() {
        return ledger;
    }

    AccessOnce access() {
        return access;
    }

    /** The call that follows may end the body: an answered access is a recorded one. */
    void bodyEnds() {
        if (response.getResponse() instanceof ReleasedResponse released) {
            released.ends();
        }
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
