package dev.pledge.page;

import dev.pledge.adserver.AdServers;
import dev.pledge.adserver.ResourceType;
import dev.pledge.finding.Evidence;
import dev.pledge.finding.Kind;
import dev.pledge.policy.Mode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes links to ad servers out of {@code Link} response header fields (RFC 8288), which browsers follow before the page
 * has begun: of final responses and of early hints (RFC 8297) alike. Only links that are fetched count, as in
 * {@code link} elements. Immutable, safe for use by all threads.
 */
public final class LinkHeader {
    private final AdServers adServers;

    /** @param adServers who is one */
    public LinkHeader(AdServers adServers) {
        this.adServers = adServers;
    }

    /**
     * Returns a field's value without links to ad servers; the same object if it has none, or if the promise is not
     * enforced on the page.
     *
     * @param value one field's value: any number of links
     * @param page the page that it comes with
     * @param evidence takes each link that is removed, or in report would be
     * @return null if nothing is left of it
     */
    public @Nullable String withoutAds(String value, PageContext page, Evidence evidence) {
        if (page.adServers() == Mode.OFF || value.indexOf('<') < 0) {
            return value;
        }
        AdJudge judge = new AdJudge(adServers, new PageUrls(page.url()));
        List<String> kept = new ArrayList<>();
        boolean removed = false;
        for (int from = 0; from < value.length(); ) {
            int to = endOfLink(value, from);
            String link = value.substring(from, to).strip();
            Ad ad = judge(link, judge);
            if (ad != null) {
                evidence.found(Kind.AD_LINK_REMOVED, ad.host(), ad.company(), ad.rule());
                removed = true;
            } else if (!link.isEmpty()) {
                kept.add(link);
            }
            from = to + 1;
        }
        if (!removed || page.adServers() != Mode.ENFORCE) {
            return value;
        }
        return kept.isEmpty() ? null : String.join(", ", kept);
    }

    /** Returns where the comma after a link is: one outside of angle brackets and quotes. */
    private static int endOfLink(String value, int from) {
        int at = from;
        while (at < value.length()) {
            char c = value.charAt(at);
            if (c == ',') {
                return at;
            }
            if (c == '<') {
                int close = value.indexOf('>', at);
                at = close < 0 ? value.length() : close + 1;
            } else {
                at = c == '"' ? endOfQuoted(value, at) : at + 1;
            }
        }
        return at;
    }

    private static int endOfQuoted(String value, int quote) {
        int at = quote + 1;
        while (at < value.length() && value.charAt(at) != '"') {
            at += value.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, value.length());
    }

    private static @Nullable Ad judge(String link, AdJudge judge) {
        int close = link.indexOf('>');
        if (!link.startsWith("<") || close < 0) {
            return null;
        }
        String rel = null;
        String as = null;
        String srcset = null;
        for (int at = close + 1; at < link.length(); ) {
            int end = at;
            while (end < link.length() && link.charAt(end) != ';') {
                end = link.charAt(end) == '"' ? endOfQuoted(link, end) : end + 1;
            }
            String parameter = link.substring(at, end);
            int equals = parameter.indexOf('=');
            if (equals >= 0) {
                String value = unquoted(parameter.substring(equals + 1).strip());
                // Of several parameters of one name the first counts (RFC 8288, section 3.3).
                switch (Tokens.lower(parameter.substring(0, equals).strip())) {
                    case "rel" -> rel = rel == null ? value : rel;
                    case "as" -> as = as == null ? value : as;
                    case "imagesrcset" -> srcset = srcset == null ? value : srcset;
                    default -> {}
                }
            }
            at = end + 1;
        }
        ResourceType type = LinkTypes.fetched(rel, as);
        if (type == null) {
            return null;
        }
        Ad ad = judge.judge(link.substring(1, close), type);
        return ad == null && srcset != null ? judge.firstInSrcset(srcset) : ad;
    }

    private static String unquoted(String value) {
        if (value.length() < 2 || !value.startsWith("\"") || !value.endsWith("\"")) {
            return value;
        }
        String inside = value.substring(1, value.length() - 1);
        if (inside.indexOf('\\') < 0) {
            return inside;
        }
        StringBuilder out = new StringBuilder(inside.length());
        for (int i = 0; i < inside.length(); i++) {
            char c = inside.charAt(i);
            if (c == '\\' && i + 1 < inside.length()) {
                c = inside.charAt(++i);
            }
            out.append(c);
        }
        return out.toString();
    }
}
