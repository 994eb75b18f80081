package dev.pledge.cli.audit;

import dev.pledge.cookie.CookieFacts;
import dev.pledge.finding.Kind;
import dev.pledge.policy.Mode;
import dev.pledge.policy.Promise;
import dev.pledge.policy.SameSite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What reports say in words. */
final class Words {
    private Words() {}

    /** Returns what the filter would do about a breach, or that it would only tell of it. */
    static String wouldBe(Kind kind) {
        return switch (kind) {
            case COOKIE_REFUSED -> "The cookie would not be sent.";
            case COOKIE_CHANGED -> "The cookie would be made safer.";
            case COOKIE_MIXED_USE -> "The cookie is for HTTPS only, and the site has plain pages too: only told.";
            case AD_TAG_REMOVED -> "The tag, or the part of it that leads there, would be removed.";
            case AD_SCRIPT_REMOVED -> "The inline script would be removed: it loads an ad server.";
            case LONG_SCRIPT_REMOVED -> "The script is too long to be looked at and would be removed.";
            case EMPTY_CONTAINER_REMOVED -> "The place for an ad would be empty, and removed.";
            case AD_LINK_REMOVED -> "The Link header field would be removed.";
            case PAGE_NOT_INSPECTED -> "It cannot be looked at and would be passed on as it is.";
            case PLAIN_REQUEST_REDIRECTED -> "The plain request would be redirected to HTTPS.";
            case FORM_UPGRADED -> "The form sends over plain HTTP; to the site's own hosts it would be upgraded.";
            case SUBRESOURCE_UPGRADED -> "It is loaded over plain HTTP and would be upgraded.";
            case SENSITIVE_FORM_UNLISTED ->
                "The form looks sensitive, but the policy does not list the page, or it came plain.";
            default -> "The filter would tell of it.";
        };
    }

    /** Returns a promise as a heading. */
    static String title(Promise promise) {
        return switch (promise) {
            case COOKIES -> "Cookies";
            case AD_SERVERS -> "Ad servers";
            case SENSITIVE_FORMS -> "Sensitive forms";
            case STATISTICS -> "Statistics";
            case SUBJECT_ACCESS -> "Subject access";
            case DISCLOSURES -> "Disclosures";
            case CONTACT -> "Contact";
        };
    }

    static String mode(Mode mode) {
        return mode == Mode.ENFORCE ? "enforce" : "report";
    }

    static String count(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    /** Returns how long a cookie lives. */
    static String lifetime(CookieFacts cookie) {
        Duration lifetime = cookie.lifetime();
        return lifetime == null ? "the session" : duration(lifetime);
    }

    static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds >= 2 * 86_400) {
            return Math.round(seconds / 86_400.0) + " days";
        }
        if (seconds >= 2 * 3_600) {
            return Math.round(seconds / 3_600.0) + " hours";
        }
        return seconds >= 120 ? Math.round(seconds / 60.0) + " minutes" : seconds + " s";
    }

    /** Returns a cookie's attributes as they are written. */
    static String attributes(CookieFacts cookie) {
        List<String> attributes = new ArrayList<>();
        if (cookie.domain() != null) {
            attributes.add("Domain=" + cookie.domain());
        }
        if (cookie.secure()) {
            attributes.add("Secure");
        }
        if (cookie.httpOnly()) {
            attributes.add("HttpOnly");
        }
        SameSite sameSite = cookie.sameSite();
        if (sameSite != null) {
            attributes.add("SameSite=" + sameSite.value());
        }
        return attributes.isEmpty() ? "none" : String.join("; ", attributes);
    }
}
