package dev.pledge.servlet;

import dev.pledge.cookie.Incoming;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The request header fields that the application sees otherwise than they came. */
final class IncomingFields {
    private static final List<String> HIDDEN = List.of();

    private final @Nullable Incoming cookies;
    private final boolean page;
    private final boolean navigation;
    private final EntityTags.Translated condition;
    private final @Nullable List<String> ifMatch;

    /**
     * @param cookies the cookies that are left, or null if all are
     * @param answer the page that may answer; one that is not rewritten keeps its validators
     * @param nature what the request may be answered with
     */
    IncomingFields(HttpServletRequest request, @Nullable Incoming cookies, AnswerPage answer, RequestNature nature) {
        this.cookies = cookies;
        String none = request.getHeader("If-None-Match");
        this.page = answer.isRewritten() && (nature.possiblyHtml() || none != null && EntityTags.isMarked(none));
        this.navigation = answer.isRewritten() && nature.navigation();
        this.condition = page && none != null
                ? answer.tags().translate(Collections.list(request.getHeaders("If-None-Match")))
                : EntityTags.Translated.HIDDEN;
        String match = page ? request.getHeader("If-Match") : null;
        this.ifMatch = match == null ? null : List.of(answer.tags().withoutRevision(match));
    }

    /** Returns the values of a field as they came, none if it is absent. */
    static List<String> values(HttpServletRequest request, String name) {
        return request.getHeader(name) == null ? List.of() : Collections.list(request.getHeaders(name));
    }

    /** Returns whether any field is hidden or changed. */
    boolean hidesSome() {
        return cookies != null || page || navigation;
    }

    /** Returns the tag by which the client proved that its copy of the page is of the current revision, or null. */
    @Nullable
    String proof() {
        return condition.proof();
    }

    /**
     * Returns a field's values as the application sees them, none if it is hidden; or null if they are as they came, which
     * is for the container to say for a name that is null.
     */
    @Nullable
    List<String> header(@Nullable String name) {
        if (name == null || !hidesSome()) {
            return null;
        }
        return switch (name.length()) {
            case 5, 6, 8, 13, 15, 17 -> special(name.toLowerCase(Locale.ROOT));
            default -> null;
        };
    }

    private @Nullable List<String> special(String name) {
        return switch (name) {
            case "cookie" -> cookies == null ? null : cookies.headers();
            case "range", "if-range", "accept-encoding" -> navigation ? HIDDEN : null;
            case "if-none-match" -> page ? translated() : null;
            case "if-modified-since" -> page ? since() : null;
            case "if-match" -> ifMatch;
            default -> null;
        };
    }

    /** Returns whether a tag became a date: the application then sees a field that the client need not have sent. */
    boolean saysSince() {
        return condition.since() != null;
    }

    private @Nullable List<String> since() {
        String date = condition.since();
        if (date != null) {
            return List.of(date);
        }
        return condition.isProven() ? null : HIDDEN;
    }

    private List<String> translated() {
        String value = condition.ifNoneMatch();
        return value == null ? HIDDEN : List.of(value);
    }

    /** Returns the container's cookies without those that are hidden, null for none, as containers do. */
    Cookie @Nullable [] cookies(Cookie @Nullable [] all) {
        return all == null || cookies == null ? all : VisibleCookies.of(all, cookies);
    }
}
