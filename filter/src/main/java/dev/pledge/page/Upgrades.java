package dev.pledge.page;

import dev.pledge.finding.Evidence;
import dev.pledge.finding.Kind;
import dev.pledge.html.Element;
import dev.pledge.html.Srcset;
import dev.pledge.html.StartTag;
import dev.pledge.html.UrlReference;
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
final class Upgrades {
    private static final String FORM = "form";
    private static final String FOREIGN = "foreign";

    private final SitePolicy site;
    private final HttpsUpgrade upgrade;
    private final RelativeTargets relative;
    private final SensitiveTargets targets;
    private final boolean everything;
    private final PageUrls urls;
    private final Evidence evidence;

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
            case SCRIPT, IFRAME, FRAME, IMG, IMAGE, LINK, EMBED, OBJECT, SOURCE, VIDEO, AUDIO, TRACK, USE -> everything;
            default -> false;
        };
    }

    /** Looks at a start tag that stays in the page. */
    void look(StartTag tag) {
        if (tag.foreign()) {
            if (everything) {
                inSvg(tag);
            }
            return;
        }
        switch (tag.element()) {
            case FORM -> form(tag, "action");
            case BUTTON -> form(tag, "formaction");
            case INPUT -> {
                form(tag, "formaction");
                if (everything && Tokens.lower(tag.attribute("type")).equals("image")) {
                    load(tag, "src");
                }
            }
            default -> {
                if (everything) {
                    loads(tag);
                }
            }
        }
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
        load(tag, "href");
        return urls.resolve(secure.applyTo(href));
    }

    private void loads(StartTag tag) {
        switch (tag.element()) {
            case SCRIPT, IFRAME, FRAME, EMBED, AUDIO, TRACK -> load(tag, "src");
            case IMG, SOURCE -> {
                load(tag, "src");
                candidates(tag, "srcset");
            }
            case IMAGE -> load(tag, "src");
            case VIDEO -> {
                load(tag, "src");
                load(tag, "poster");
            }
            case OBJECT -> load(tag, "data");
            case LINK -> {
                if (LinkTypes.fetched(tag.attribute("rel"), tag.attribute("as")) != null) {
                    load(tag, "href");
                    candidates(tag, "imagesrcset");
                }
            }
            default -> {}
        }
    }

    private void inSvg(StartTag tag) {
        switch (tag.element()) {
            case SCRIPT, IMAGE, USE -> load(tag, tag.has("href") ? "href" : "xlink:href");
            default -> {}
        }
    }

    private void form(StartTag tag, String attribute) {
        String action = tag.attribute(attribute);
        UrlReference url = action == null ? null : urls.resolve(action);
        String host = url == null || !url.scheme().equals("http") ? null : url.host();
        if (action == null || url == null || host == null) {
            return;
        }
        if (!host.equals(urls.pageHost()) && !site.owns(host)) {
            if (everything) {
                evidence.found(Kind.FORM_UPGRADED, host, FOREIGN);
            }
            return;
        }
        if (!everything && !targets.covers(url)) {
            return;
        }
        HttpsUpgrade.Upgrade secure = upgrade.upgrade(action, urls.pageHost());
        List<HttpsUpgrade.Edit> edits = secure == null ? relative.edits(action, url, urls) : secure.edits();
        if (!edits.isEmpty()) {
            apply(tag, attribute, edits, 0);
            evidence.found(Kind.FORM_UPGRADED, host, FORM);
        }
    }

    private boolean load(StartTag tag, String attribute) {
        String reference = tag.attribute(attribute);
        return reference != null && load(tag, attribute, reference, 0);
    }

    private void candidates(StartTag tag, String attribute) {
        String set = tag.attribute(attribute);
        if (set == null) {
            return;
        }
        List<Srcset.Candidate> all = Srcset.parse(set);
        for (int i = 0; i < all.size(); i++) {
            load(tag, attribute, all.get(i).url(set), all.get(i).start());
        }
    }

    private boolean load(StartTag tag, String attribute, String reference, int offset) {
        HttpsUpgrade.Upgrade secure = upgrade.upgrade(reference, urls.pageHost());
        if (secure == null) {
            return false;
        }
        apply(tag, attribute, secure.edits(), offset);
        evidence.found(Kind.SUBRESOURCE_UPGRADED, secure.host(), tag.element().tagName());
        return true;
    }

    private static void apply(StartTag tag, String attribute, List<HttpsUpgrade.Edit> edits, int offset) {
        for (int i = 0; i < edits.size(); i++) {
            HttpsUpgrade.Edit edit = edits.get(i);
            tag.replaceInAttribute(attribute, offset + edit.from(), offset + edit.to(), edit.replacement());
        }
    }
}
