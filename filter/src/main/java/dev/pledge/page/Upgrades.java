package dev.pledge.page;

import dev.pledge.finding.Evidence;
import dev.pledge.finding.Kind;
import dev.pledge.html.Element;
import dev.pledge.html.SrcsetScanner;
import dev.pledge.html.StartTag;
import dev.pledge.html.UrlReference;
import dev.pledge.html.UrlResolver;
import dev.pledge.policy.Authority;
import dev.pledge.policy.SitePolicy;
import dev.pledge.transport.HttpsUpgrade;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends over HTTPS what a page would send or load over plain HTTP.
 *
 * <p>On a secure sensitive page: form actions and subresources of the own host, and its {@code base}. On any page: the
 * actions of forms that lead to a sensitive path of the own host, relative ones of a plain page too, for the body of
 * such a form has been exposed before anybody could refuse it. Forms that a sensitive page sends to another host stay as
 * they are, as nobody here knows whether it answers over HTTPS; they are told of.
 */
final class Upgrades implements Fetch.Visitor {
    private static final String PLAIN = "http";
    private static final String FORM = "form";
    private static final String FOREIGN = "foreign";

    private final SitePolicy site;
    private final HttpsUpgrade upgrade;
    private final RelativeTargets relative;
    private final SensitiveTargets targets;
    private final boolean everything;
    private final PageUrls urls;
    private final Evidence evidence;
    private final SrcsetScanner scanner = new SrcsetScanner();
    private final StyleUrls styleUrls = new StyleUrls();

    /**
     * @param everything whether the page is a secure sensitive one
     */
    Upgrades(
            SitePolicy site,
            HttpsUpgrade upgrade,
            SensitiveTargets targets,
            boolean everything,
            PageUrls urls,
            Evidence evidence) {
        this.site = site;
        this.upgrade = upgrade;
        this.relative = new RelativeTargets(site.authority());
        this.targets = targets;
        this.everything = everything;
        this.urls = urls;
        this.evidence = evidence;
    }

    boolean wants(Element element) {
        return switch (element) {
            case FORM, BUTTON, INPUT -> true;
            default -> everything && Fetches.has(element);
        };
    }

    /** Returns whether what any element may fetch besides is looked at. */
    boolean wantsFetching() {
        return everything;
    }

    /** Looks at a start tag that stays in the page. */
    void look(StartTag tag) {
        if (!tag.foreign()) {
            switch (tag.element()) {
                case FORM -> form(tag, "action");
                case BUTTON, INPUT -> form(tag, "formaction");
                default -> {}
            }
        }
        if (everything) {
            Fetches.visit(tag, this);
        }
    }

    @Override
    public boolean visit(StartTag tag, Fetch fetch, CharSequence value) {
        switch (fetch.form()) {
            case URL -> load(tag, fetch, value, 0, value.length());
            case SRCSET -> candidates(tag, fetch, value);
            case LIST -> list(tag, fetch, value);
            case STYLE -> style(tag, fetch, value);
            // It leads to another page, which is not loaded into this one.
            case REFRESH -> {}
        }
        return false;
    }

    /**
     * Looks at the {@code base} that counts.
     *
     * @return what references are resolved against from here on; as if upgraded where the promise is only reported on
     */
    @Nullable
    UrlReference base(StartTag tag) {
        String href = tag.attribute("href");
        if (href == null) {
            return null;
        }
        HttpsUpgrade.Upgrade secure = everything ? upgrade.upgrade(href, urls.pageHost()) : null;
        if (secure == null) {
            return urls.resolve(href);
        }
        upgraded(tag, "href", secure, 0);
        return urls.resolve(secure.applyTo(href));
    }

    private void form(StartTag tag, String attribute) {
        CharSequence value = tag.value(attribute);
        UrlResolver resolver = urls.resolver();
        if (value == null
                || !resolver.resolve(value, 0, value.length())
                || !resolver.scheme().equals(PLAIN)) {
            return;
        }
        if (!isOwn(resolver.host())) {
            if (everything) {
                evidence.found(Kind.FORM_UPGRADED, resolver.host().toString(), FOREIGN);
            }
            return;
        }
        String action = value.toString();
        UrlReference url = urls.resolve(action);
        if (url == null || !everything && !targets.covers(url)) {
            return;
        }
        String host = resolver.host().toString();
        HttpsUpgrade.Upgrade secure = upgrade.upgrade(action, urls.pageHost());
        List<HttpsUpgrade.Edit> edits = secure == null ? relative.edits(action, url, urls) : secure.edits();
        if (!edits.isEmpty()) {
            apply(tag, attribute, edits, 0);
            evidence.found(Kind.FORM_UPGRADED, host, FORM);
        }
    }

    private void candidates(StartTag tag, Fetch fetch, CharSequence set) {
        scanner.begin(set);
        while (scanner.next()) {
            load(tag, fetch, set, scanner.start(), scanner.urlEnd());
        }
    }

    private void list(StartTag tag, Fetch fetch, CharSequence value) {
        int from = 0;
        for (int p = 0; p <= value.length(); p++) {
            if (p == value.length() || Tokens.space(value.charAt(p))) {
                load(tag, fetch, value, from, p);
                from = p + 1;
            }
        }
    }

    /** A URL with escapes is left to {@code upgrade-insecure-requests}. */
    private void style(StartTag tag, Fetch fetch, CharSequence value) {
        styleUrls.begin(value);
        while (styleUrls.next()) {
            if (!styleUrls.escaped()) {
                load(tag, fetch, value, styleUrls.from(), styleUrls.to());
            }
        }
    }

    private void load(StartTag tag, Fetch fetch, CharSequence value, int from, int to) {
        UrlResolver resolver = urls.resolver();
        boolean plain = resolver.resolve(value, from, to) && resolver.scheme().equals(PLAIN);
        if (!plain || !isOwn(resolver.host())) {
            return;
        }
        HttpsUpgrade.Upgrade secure =
                upgrade.upgrade(value.subSequence(from, to).toString(), urls.pageHost());
        if (secure != null) {
            upgraded(tag, fetch.attribute(), secure, from);
        }
    }

    private void upgraded(StartTag tag, String attribute, HttpsUpgrade.Upgrade secure, int offset) {
        apply(tag, attribute, secure.edits(), offset);
        String where =
                tag.element() == Element.OTHER ? attribute : tag.element().tagName();
        evidence.found(Kind.SUBRESOURCE_UPGRADED, secure.host(), where);
    }

    private boolean isOwn(CharSequence host) {
        if (urls.pageHost().contentEquals(host)) {
            return true;
        }
        Authority authority = site.authority();
        if (authority != null && authority.host().contentEquals(host)) {
            return true;
        }
        List<String> hosts = site.hosts();
        for (int i = 0; i < hosts.size(); i++) {
            if (hosts.get(i).contentEquals(host)) {
                return true;
            }
        }
        return false;
    }

    private static void apply(StartTag tag, String attribute, List<HttpsUpgrade.Edit> edits, int offset) {
        for (int i = 0; i < edits.size(); i++) {
            HttpsUpgrade.Edit edit = edits.get(i);
            tag.replaceInAttribute(attribute, offset + edit.from(), offset + edit.to(), edit.replacement());
        }
    }
}
