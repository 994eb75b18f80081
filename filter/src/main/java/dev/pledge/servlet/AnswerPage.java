package dev.pledge.servlet;

import dev.pledge.finding.Evidence;
import dev.pledge.finding.Kind;
import dev.pledge.page.PageContext;
import dev.pledge.page.PageHeader;
import dev.pledge.page.PageRewriter;
import dev.pledge.policy.Mode;
import dev.pledge.snapshot.Modes;
import dev.pledge.snapshot.Snapshot;
import dev.pledge.statistics.PageAccessRule;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page that a request may be answered with: whether it is looked at or rewritten, and by what. Most requests are
 * not for a page, so what only a page needs is made when it is first asked for.
 */
final class AnswerPage {
    private final Snapshot snapshot;
    private final Modes modes;
    private final String path;
    private final boolean secure;
    private final HttpServletRequest request;
    private final Evidence evidence;
    private final boolean inspected;
    private final boolean rewritten;
    private @Nullable PageContext context;
    private @Nullable EntityTags tags;

    /**
     * @param path the path within the context
     * @param request the container's request
     * @param evidence takes what is found in the page
     */
    AnswerPage(
            Snapshot snapshot,
            Modes modes,
            String path,
            boolean secure,
            HttpServletRequest request,
            Evidence evidence) {
        this.snapshot = snapshot;
        this.modes = modes;
        this.path = path;
        this.secure = secure;
        this.request = request;
        this.evidence = evidence;
        String method = request.getMethod();
        boolean pageMethod = method.equals("GET") || method.equals("HEAD") || method.equals("POST");
        this.inspected = pageMethod && modes.lookAtPages();
        this.rewritten = pageMethod && modes.rewritePages();
    }

    /** Returns whether the answer, if it is a page, is looked at, and perhaps rewritten. */
    boolean isInspected() {
        return inspected;
    }

    /** Returns whether the answer, if it is a page, is rewritten. */
    boolean isRewritten() {
        return rewritten;
    }

    /** Returns whether a body of this type, or of none yet, may be a page to look at or to count. */
    boolean mayBe(@Nullable String contentType) {
        if (contentType == null || ContentTypeText.isHtml(contentType)) {
            return inspected || modes.statistics() != Mode.OFF;
        }
        return modes.statistics() != Mode.OFF && PageAccessRule.isPage(contentType);
    }

    /** Begins a page of this type. */
    PageRewriter open(@Nullable String contentType) {
        return snapshot.pages().open(context(), ContentTypeText.charset(contentType), evidence);
    }

    /** A page goes out unseen: {@code reason} is one of a small closed set. */
    void notInspected(String contentType, String reason) {
        evidence.found(Kind.PAGE_NOT_INSPECTED, contentType, reason);
    }

    /** Returns the {@code Link} value that may leave, or null. */
    @Nullable
    String outgoingLink(String value) {
        if (modes.adServers() == Mode.OFF) {
            return value;
        }
        String judged = snapshot.pages().links().withoutAds(value, context(), evidence);
        return modes.adServers() == Mode.ENFORCE ? judged : value;
    }

    /** Returns the header fields that belong to an answer of this type because it is rewritten, or is to be watched. */
    List<PageHeader> headers(@Nullable String contentType) {
        return inspected && ContentTypeText.isHtml(contentType)
                ? snapshot.pages().headers(context())
                : List.of();
    }

    /** Returns the entity tags that prove what governed the page. */
    EntityTags tags() {
        EntityTags known = tags;
        if (known == null) {
            known = new EntityTags(snapshot.pages().revision(context()));
            tags = known;
        }
        return known;
    }

    private PageContext context() {
        PageContext known = context;
        if (known == null) {
            known = new PageContext(
                    url(), secure, path, request.getContextPath(), modes.adServers(), modes.sensitiveForms());
            context = known;
        }
        return known;
    }

    /** Returns the page's URL as the browser sees it: with the scheme that is true, behind whatever proxies. */
    private String url() {
        String url = request.getRequestURL().toString();
        int colon = url.indexOf("://");
        return (secure ? "https" : "http") + (colon < 0 ? "://localhost/" : url.substring(colon));
    }
}
