package dev.pledge.servlet;

import dev.pledge.cookie.Incoming;
import dev.pledge.cookie.Navigation;
import dev.pledge.finding.Evidence;
import dev.pledge.policy.Mode;
import dev.pledge.snapshot.Snapshot;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of one exchange, both ways: which of those that came the application sees, which of those that it sets
 * may leave, and which the browser is told to delete.
 */
final class ExchangedCookies {
    private final Snapshot snapshot;
    private final Mode mode;
    private final boolean secure;
    private final Evidence evidence;
    private final @Nullable Incoming visible;
    private final List<String> deletions;

    /**
     * @param mode how far the promise on cookies is kept
     * @param request the container's request
     * @param navigation whether a browser is about to show the answer as a page: only then it is told to delete
     * @param evidence takes what is refused
     */
    ExchangedCookies(
            Snapshot snapshot,
            Mode mode,
            boolean secure,
            HttpServletRequest request,
            boolean navigation,
            Evidence evidence) {
        this.snapshot = snapshot;
        this.mode = mode;
        this.secure = secure;
        this.evidence = evidence;
        Incoming judged = mode == Mode.OFF
                ? null
                : snapshot.cookies().incoming(IncomingFields.values(request, "Cookie"), evidence);
        boolean changed = mode == Mode.ENFORCE && judged != null && judged.changed();
        this.visible = changed ? judged : null;
        this.deletions = mode == Mode.ENFORCE
                        && judged != null
                        && navigation
                        && !judged.hiddenNames().isEmpty()
                ? deletions(request, judged)
                : List.of();
    }

    private List<String> deletions(HttpServletRequest request, Incoming judged) {
        String session = request.getRequestedSessionId();
        Navigation navigation = new Navigation(
                session == null ? request.getRemoteAddr() : session,
                request.getServerName(),
                secure,
                request.getContextPath(),
                request.getRequestURI());
        return snapshot.deletions().forHidden(judged.hiddenNames(), navigation, evidence);
    }

    /** Returns the cookies that the application sees, or null if it sees them as they came. */
    @Nullable
    Incoming visible() {
        return visible;
    }

    /** Returns the {@code Set-Cookie} value that may leave, or null. */
    @Nullable
    String outgoing(String value) {
        if (mode == Mode.OFF) {
            return value;
        }
        String judged = snapshot.cookies().outgoing(value, secure, evidence);
        return mode == Mode.ENFORCE ? judged : value;
    }

    /** Tells the browser what to delete, in a response that has no header field yet. */
    void delete(HttpServletResponse below) {
        for (String deletion : deletions) {
            below.addHeader("Set-Cookie", deletion);
        }
    }
}
