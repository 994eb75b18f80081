package dev.pledge.demo.testing;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.SecurityDetails;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a browser itself says of one page that it opened.
 *
 * @param securityState its word for the whole page: {@code secure} is the only good one
 * @param issueIds what it holds against the page, besides
 * @param mixedContent the plain URLs that a secure page asked for
 * @param protocol the version of TLS; empty without
 * @param requests every URL that was asked for, the page's own first
 * @param formActions where the page's forms would be sent
 */
public record PageVisit(
        String securityState,
        List<String> issueIds,
        List<String> mixedContent,
        String protocol,
        List<URI> requests,
        List<URI> formActions) {
    private static final Set<String> GOOD_PROTOCOLS = Set.of("TLS 1.2", "TLS 1.3");
    private static final double SETTLE_MILLIS = 300;
    private static final int SETTLINGS = 40;

    /** Opens a page and waits until nothing more is loaded. */
    public static PageVisit of(Page page, URI address) {
        List<URI> requests = new ArrayList<>();
        List<String> mixed = new ArrayList<>();
        List<JsonObject> states = new ArrayList<>();
        page.onRequest(request -> requests.add(URI.create(request.url())));
        CDPSession session = page.context().newCDPSession(page);
        session.on(
                "Security.visibleSecurityStateChanged",
                event -> states.add(event.getAsJsonObject("visibleSecurityState")));
        session.on("Audits.issueAdded", event -> {
            JsonObject details = event.getAsJsonObject("issue").getAsJsonObject("details");
            if (details.has("mixedContentIssueDetails")) {
                mixed.add(details.getAsJsonObject("mixedContentIssueDetails")
                        .get("insecureURL")
                        .getAsString());
            }
        });
        session.send("Security.enable");
        session.send("Audits.enable");
        Response response = page.navigate(address.toString());
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.waitForTimeout(SETTLE_MILLIS);
        for (int i = 0; i < SETTLINGS && !isOfSecurePage(states) && "https".equals(address.getScheme()); i++) {
            page.waitForTimeout(SETTLE_MILLIS);
        }
        List<URI> actions = page.locator("form").all().stream()
                .map(form -> URI.create((String) form.evaluate("f => f.action")))
                .toList();
        session.detach();
        JsonObject state = states.get(states.size() - 1);
        return new PageVisit(
                state.get("securityState").getAsString(),
                state.getAsJsonArray("securityStateIssueIds").asList().stream()
                        .map(JsonElement::getAsString)
                        .toList(),
                List.copyOf(mixed),
                protocol(response.securityDetails()),
                List.copyOf(requests),
                actions);
    }

    /** Returns what keeps the page from being wholly secure, one line each; nothing if it is. */
    public List<String> insecurities() {
        List<String> all = new ArrayList<>();
        if (!securityState.equals("secure")) {
            all.add("state " + securityState);
        }
        issueIds.forEach(id -> all.add("issue " + id));
        mixedContent.forEach(url -> all.add("mixed content " + url));
        if (!GOOD_PROTOCOLS.contains(protocol)) {
            all.add("protocol " + protocol);
        }
        plain(requests).forEach(url -> all.add("plain request " + url));
        plain(formActions).forEach(url -> all.add("plain form action " + url));
        return all;
    }

    /** Returns the other hosts, each with its port, that the page made the browser talk to. */
    public List<String> otherHosts() {
        String own = requests.get(0).getHost();
        return requests.stream()
                .filter(url -> url.getHost() != null && !url.getHost().equals(own))
                .map(URI::getHost)
                .distinct()
                .toList();
    }

    /** Returns whether what the browser said last is of a page with a certificate, not of the empty one before it. */
    private static boolean isOfSecurePage(List<JsonObject> states) {
        return !states.isEmpty() && states.get(states.size() - 1).has("certificateSecurityState");
    }

    private static List<URI> plain(List<URI> urls) {
        return urls.stream().filter(url -> "http".equals(url.getScheme())).toList();
    }

    private static String protocol(@Nullable SecurityDetails details) {
        return details == null || details.protocol == null ? "" : details.protocol;
    }
}
