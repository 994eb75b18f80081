package dev.pledge.servlet;

import dev.pledge.page.PageHeader;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The header fields of a response on their way out: cookies and links are judged as they are written; what describes
 * the body waits until the body is decided; what Pledge adds comes last, and gives way to what the application says.
 */
final class ResponseFields {
    private final Exchange exchange;
    private final GovernedResponse response;
    private final HttpServletResponse below;
    private final HeldHeaders held = new HeldHeaders();
    private boolean settled;
    private boolean rewritten;
    private long declaredLength = -1;
    private Set<String> ours = Set.of();

    /** @param below the container's response */
    ResponseFields(Exchange exchange, GovernedResponse response, HttpServletResponse below) {
        this.exchange = exchange;
        this.response = response;
        this.below = below;
    }

    HeldHeaders held() {
        return held;
    }

    /** Returns the length that the application declared, or -1. */
    long declaredLength() {
        return declaredLength;
    }

    /**
     * Returns what stands beneath now. In an include, Tomcat slips a response in between that takes no header fields
     * (Servlet specification, section 9.3); a field must fall there, and not be kept back to come out later.
     */
    private HttpServletResponse beneath() {
        return (HttpServletResponse) response.getResponse();
    }

    boolean isIncluded() {
        return response.getResponse() != below;
    }

    /** Returns whether the body is rewritten, so that its length is not what the application says. */
    boolean lengthIsUnknown() {
        return rewritten;
    }

    void set(@Nullable String name, @Nullable String value) {
        if (name == null) {
            beneath().setHeader(name, value);
            return;
        }
        String judged = value == null ? null : judged(name, value);
        if (judged == null && value != null) {
            return;
        }
        if (isIncluded()) {
            beneath().setHeader(name, judged);
            return;
        }
        if (judged == null || !describes(name, judged, true)) {
            held.remove(name);
            below.setHeader(name, judged);
        }
    }

    void add(@Nullable String name, @Nullable String value) {
        if (name == null) {
            beneath().addHeader(name, value);
            return;
        }
        String judged = value == null ? null : judged(name, value);
        if (judged == null && value != null) {
            return;
        }
        if (isIncluded()) {
            beneath().addHeader(name, judged);
        } else if (judged != null && describes(name, judged, false)) {
            return;
        } else if (!ours.isEmpty() && ours.remove(name.toLowerCase(Locale.ROOT))) {
            below.setHeader(name, judged);
        } else {
            below.addHeader(name, judged);
        }
    }

    /** Returns the value that may be sent, or null. */
    private @Nullable String judged(String name, String value) {
        if (name.equalsIgnoreCase("Set-Cookie")) {
            return exchange.cookies().outgoing(value);
        }
        if (name.equalsIgnoreCase("Link")) {
            return exchange.page().outgoingLink(value);
        }
        return value;
    }

    void setContentLength(long length) {
        if (isIncluded()) {
            beneath().setContentLengthLong(length);
        } else if (!rewritten) {
            declaredLength = length;
            below.setContentLengthLong(length);
        }
    }

    /** Takes a field that describes the body as the application writes it; returns whether it is one, and was dealt with. */
    private boolean describes(String name, String value, boolean replace) {
        if (HeldHeaders.isDigest(name)) {
            return digest(name, value, replace);
        }
        if (name.equalsIgnoreCase("Content-Length")) {
            declaredLength = length(value);
            return rewritten;
        }
        if (rewritten && name.equalsIgnoreCase("ETag")) {
            below.setHeader(name, exchange.page().tags().marked(value));
            return true;
        }
        return rewritten && name.equalsIgnoreCase("Accept-Ranges");
    }

    private boolean digest(String name, String value, boolean replace) {
        boolean waits =
                !settled && exchange.page().isRewritten() && exchange.page().mayBe(below.getContentType());
        if (waits && replace) {
            held.set(name, value);
        } else if (waits) {
            held.add(name, value);
        }
        return waits || rewritten;
    }

    private static long length(String value) {
        try {
            return Long.parseLong(value.trim());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** The body is decided, or there will be none. Does nothing the second time. */
    void settle(boolean bodyRewritten) {
        if (settled || below.isCommitted()) {
            return;
        }
        settled = true;
        rewritten = bodyRewritten;
        if (rewritten) {
            held.clear();
            describeRewritten();
        } else {
            held.release(below::addHeader);
            if (exchange.answersCurrentCopy(below.getStatus())) {
                below.setHeader("ETag", exchange.currentTag(below.getHeader("ETag")));
            }
        }
        addOurs();
    }

    private void describeRewritten() {
        if (declaredLength >= 0) {
            declaredLength = -1;
            below.setContentLengthLong(-1);
        }
        if (below.containsHeader("Accept-Ranges")) {
            // Removing a field is beyond Servlet 6.0; this value says the same (RFC 9110, section 14.3).
            below.setHeader("Accept-Ranges", "none");
        }
        String tag = below.getHeader("ETag");
        String date = below.getHeader("Last-Modified");
        String marked = tag != null
                ? exchange.page().tags().marked(tag)
                : date == null ? null : exchange.page().tags().fromDate(date);
        if (marked != null) {
            below.setHeader("ETag", marked);
        }
    }

    private void addOurs() {
        for (PageHeader field : exchange.ownHeaders(below.getContentType())) {
            if (field.besides()) {
                below.addHeader(field.name(), field.value());
            } else if (!below.containsHeader(field.name())) {
                below.setHeader(field.name(), field.value());
                if (ours.isEmpty()) {
                    ours = new HashSet<>();
                }
                ours.add(field.name().toLowerCase(Locale.ROOT));
            }
        }
    }

    /** The body was dropped: what described it is decided anew with the next one. */
    void bodyForgotten() {
        settled = false;
        rewritten = false;
    }

    /** An error or a redirect takes the body's place: its length and digests are not that of the new one. */
    void errorBegins() {
        held.clear();
        declaredLength = -1;
        rewritten = false;
        if (!settled) {
            settled = true;
            addOurs();
        }
    }

    /** Every field is gone. */
    void forget() {
        held.clear();
        declaredLength = -1;
        settled = false;
        rewritten = false;
        ours = Set.of();
    }
}
