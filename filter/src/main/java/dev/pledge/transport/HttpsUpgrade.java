package dev.pledge.transport;

import dev.pledge.policy.Authority;
import dev.pledge.policy.SitePolicy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the {@code http:} URLs of the site's own hosts in a secure page, and what makes each secure: one letter where the
 * ports are the default ones, else the configured HTTPS authority in place of the URL's. Other URLs are left alone: those
 * of other hosts, for nobody here knows that they speak HTTPS, and relative ones, for they are as secure as the page.
 * Immutable, safe for use by all threads; a URL that needs nothing costs no allocation unless it is an {@code http:} one.
 */
public final class HttpsUpgrade {
    /**
     * One change of a URL's text.
     *
     * @param from the index of the first character that is replaced
     * @param to the index after the last one; the same as {@code from} for an insertion
     * @param replacement what comes in their place
     */
    public record Edit(int from, int to, String replacement) {}

    /**
     * What makes a URL secure.
     *
     * @param host the URL's host as it was, in its ASCII form
     * @param edits the changes of its text, in order, none overlapping another
     */
    public record Upgrade(String host, List<Edit> edits) {
        /** Copies the edits. */
        public Upgrade {
            edits = List.copyOf(edits);
        }

        /** Returns a URL's text with the changes made. */
        public String applyTo(String url) {
            StringBuilder text = new StringBuilder(url);
            for (int i = edits.size() - 1; i >= 0; i--) {
                text.replace(
                        edits.get(i).from(), edits.get(i).to(), edits.get(i).replacement());
            }
            return text.toString();
        }
    }

    private final SitePolicy site;
    private final @Nullable String authority;
    private final boolean defaultPort;

    /** Compiles the policy. Without an authority only URLs with the default port are upgraded. */
    public HttpsUpgrade(SitePolicy site) {
        this.site = site;
        Authority https = site.authority();
        authority = https == null ? null : https.toString();
        defaultPort = https == null || https.port() == 443;
    }

    /**
     * Returns what makes a URL in a secure page secure, or null if it needs nothing or is not the site's own.
     *
     * @param url the URL's text, as it stands in an attribute after character references are decoded
     * @param pageHost the page's host, in lower case, in its ASCII form: it is the site's own, too
     */
    public @Nullable Upgrade upgrade(String url, String pageHost) {
        HttpUrlText text = HttpUrlText.find(url);
        if (text == null || !text.host().equals(pageHost) && !site.owns(text.host())) {
            return null;
        }
        boolean plainPort = text.port() == HttpUrlText.DEFAULT_PORT;
        if (authority == null && !plainPort) {
            return null;
        }
        List<Edit> edits = new ArrayList<>(3);
        edits.add(new Edit(text.schemeEnd(), text.schemeEnd(), "s"));
        if (text.slashes() < 2) {
            // In a page with the scheme https, "https:x" is a relative URL, while "http:x" was none.
            edits.add(new Edit(text.schemeEnd() + 1, text.authorityStart(), "//"));
        }
        if (plainPort && defaultPort) {
            if (text.portStart() < text.authorityEnd()) {
                edits.add(new Edit(text.portStart(), text.authorityEnd(), ""));
            }
        } else if (authority != null) {
            edits.add(new Edit(text.hostStart(), text.authorityEnd(), authority));
        }
        return new Upgrade(text.host(), edits);
    }
}
