package dev.pledge.site;

import dev.pledge.policy.SitePolicy;
import jakarta.servlet.http.HttpServletRequest;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A form of Pledge's that came back. */
final class SentForm {
    /** The name of the field with the form's token. */
    static final String TOKEN = "token";

    private final HttpServletRequest request;

    SentForm(HttpServletRequest request) {
        this.request = request;
        if (request.getCharacterEncoding() == null) {
            try {
                request.setCharacterEncoding("UTF-8");
            } catch (UnsupportedEncodingException e) {
                throw new IllegalStateException("every Java platform has UTF-8", e);
            }
        }
    }

    /**
     * Returns a field as it was entered; empty if it was not sent. Browsers send a new line as carriage return and line feed
     * (HTML, "Constructing the entry list").
     */
    String field(String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** Returns whether this site's own page has sent it, for this visitor. */
    boolean isOwn(FormTokens tokens, Visitor visitor, String form, SitePolicy site) {
        return isSameOrigin(site) && tokens.confirms(visitor.formsOf(), form, request.getParameter(TOKEN));
    }

    /** Browsers say where a request comes from (Fetch Metadata; RFC 6454, section 7); other clients need not. */
    private boolean isSameOrigin(SitePolicy site) {
        String fetchSite = request.getHeader("Sec-Fetch-Site");
        if (fetchSite != null) {
            return fetchSite.equals("same-origin");
        }
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return true;
        }
        String host = host(origin);
        return host != null && (host.equalsIgnoreCase(request.getServerName()) || site.owns(host));
    }

    private static @Nullable String host(String origin) {
        try {
            String host = new URI(origin).getHost();
            return host == null ? null : host.toLowerCase(Locale.ROOT);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
