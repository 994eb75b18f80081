package dev.pledge.site;

import dev.pledge.policy.StatementPolicy;
import dev.pledge.servlet.Exchange;
import dev.pledge.snapshot.Snapshot;
import dev.pledge.statistics.PrivacySignals;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page of Pledge's is made for: one request under one policy.
 *
 * @param snapshot the policy, and what is compiled from it
 * @param texts the sentences in the visitor's language
 * @param languages the languages that the page can be read in
 * @param base the path of the statement, with the context's before it: what belongs to it is below
 * @param chosen the language that the visitor has chosen here, other than by the browser's settings; null for none
 * @param optOut whether the visitor has sent {@code Sec-GPC: 1}
 */
public record View(
        Snapshot snapshot,
        Texts texts,
        List<String> languages,
        String base,
        @Nullable String chosen,
        boolean optOut) {
    /** Returns the view of a request; the policy must have a statement. */
    public static View of(
            Exchange exchange, HttpServletRequest request, StatementPolicy statement, Languages languages) {
        Snapshot snapshot = exchange.snapshot();
        List<String> known = languages.of(snapshot.texts());
        String chosen = chosen(request.getQueryString(), known);
        return new View(
                snapshot,
                languages.choose(snapshot.texts(), chosen, request.getHeader("Accept-Language")),
                known,
                request.getContextPath() + statement.path(),
                chosen,
                PrivacySignals.optOut(request.getHeaders("Sec-GPC")));
    }

    /**
     * Returns the address of another page, in the language that the visitor has chosen here.
     *
     * @param path its path, below the statement's; it may have a query
     */
    public String to(String path) {
        String address = base + path;
        return chosen == null ? address : address + (path.indexOf('?') < 0 ? "?" : "&") + "lang=" + chosen;
    }

    /** Returns which language of those known the query says, without a look at the body. */
    private static @Nullable String chosen(@Nullable String query, List<String> known) {
        if (query == null) {
            return null;
        }
        for (String part : query.split("&", 20)) {
            if (part.startsWith("lang=")) {
                String language = part.substring("lang=".length());
                return known.contains(language) ? language : null;
            }
        }
        return null;
    }
}
