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
 * @param optOut whether the visitor has sent {@code Sec-GPC: 1}
 */
public record View(Snapshot snapshot, Texts texts, List<String> languages, String base, boolean optOut) {
    /** Returns the view of a request; the policy must have a statement. */
    public static View of(
            Exchange exchange, HttpServletRequest request, StatementPolicy statement, Languages languages) {
        Snapshot snapshot = exchange.snapshot();
        return new View(
                snapshot,
                languages.choose(
                        snapshot.texts(), chosen(request.getQueryString()), request.getHeader("Accept-Language")),
                languages.of(snapshot.texts()),
                request.getContextPath() + statement.path(),
                PrivacySignals.optOut(request.getHeaders("Sec-GPC")));
    }

    /** Returns what the query says of the language, without a look at the body. */
    private static @Nullable String chosen(@Nullable String query) {
        if (query == null) {
            return null;
        }
        for (String part : query.split("&", 20)) {
            if (part.startsWith("lang=")) {
                return part.substring("lang=".length());
            }
        }
        return null;
    }
}
