package dev.pledge.html;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The policy of the hard cases: {@code ads.test} and {@code wërbung.test} are ad servers, the page is https. */
final class ExamplePolicy implements HtmlHandler {
    private static final Set<Element> OF_INTEREST = EnumSet.of(
            Element.SCRIPT,
            Element.IFRAME,
            Element.IMG,
            Element.IMAGE,
            Element.LINK,
            Element.META,
            Element.BASE,
            Element.FORM,
            Element.BUTTON,
            Element.SOURCE);
    private static final String[] URLS = {
        "src", "href", "xlink:href", "action", "formaction", "data-src", "data-lazy-src", "data-original"
    };

    private final boolean upgrade;
    private UrlReference base;
    private boolean baseSeen;

    ExamplePolicy(boolean upgrade) {
        this.upgrade = upgrade;
        UrlReference page = UrlReference.parse("https://site.test/dir/page.html");
        if (page == null) {
            throw new AssertionError("the page's own URL");
        }
        this.base = page;
    }

    @Override
    public boolean wants(Element element) {
        return OF_INTEREST.contains(element);
    }

    @Override
    public void startTag(StartTag tag) {
        if (upgrade) {
            upgrade(tag);
        } else {
            remove(tag);
        }
        String href = tag.attribute("href");
        if (tag.element() == Element.BASE && !tag.foreign() && !tag.inTemplate() && !baseSeen && href != null) {
            baseSeen = true;
            UrlReference resolved = base.resolve(href);
            base = resolved == null ? base : resolved;
        }
    }

    private void remove(StartTag tag) {
        if (tag.element() == Element.BASE || tag.element() == Element.FORM || tag.element() == Element.BUTTON) {
            return;
        }
        for (String name : URLS) {
            if (isAd(tag.attribute(name))) {
                tag.removeElement();
                return;
            }
        }
        String content = tag.attribute("content");
        if (tag.element() == Element.META
                && content != null
                && "refresh".equalsIgnoreCase(tag.attribute("http-equiv"))) {
            MetaRefresh refresh = MetaRefresh.parse(content);
            if (refresh != null && isAd(refresh.url(content))) {
                tag.removeElement();
            }
        }
        removeCandidates(tag);
        if (tag.element() == Element.SCRIPT && !tag.has("src") && !tag.has("type")) {
            tag.holdText();
        }
    }

    private void removeCandidates(StartTag tag) {
        String srcset = tag.attribute("srcset");
        if (srcset == null) {
            return;
        }
        List<Srcset.Candidate> all = Srcset.parse(srcset);
        for (Srcset.Candidate candidate : all) {
            if (isAd(candidate.url(srcset))) {
                tag.replaceInAttribute("srcset", candidate.start(), candidate.next(), "");
            }
        }
    }

    @Override
    public @Nullable String replacement(Element element, ByteText text, boolean whole) {
        String script = text.toString();
        return whole && script.contains("createElement") && script.contains("//ads.test/") ? "" : null;
    }

    private boolean isAd(@Nullable String value) {
        UrlReference url = value == null ? null : base.resolve(value);
        String host = url == null ? null : url.host();
        return host != null
                && (host.equals("ads.test") || host.endsWith(".ads.test") || host.equals("xn--wrbung-pva.test"));
    }

    private void upgrade(StartTag tag) {
        String rel = tag.attribute("rel");
        boolean link = tag.element() == Element.LINK;
        if (link && (rel == null || !rel.toLowerCase(Locale.ROOT).contains("stylesheet"))) {
            return;
        }
        for (String name : URLS) {
            String value = tag.attribute(name);
            if (value != null) {
                upgrade(tag, name, value, 0);
            }
        }
        String srcset = tag.attribute("srcset");
        if (srcset != null) {
            for (Srcset.Candidate candidate : Srcset.parse(srcset)) {
                upgrade(tag, "srcset", candidate.url(srcset), candidate.start());
            }
        }
    }

    private void upgrade(StartTag tag, String attribute, String value, int at) {
        UrlReference url = base.resolve(value);
        if (url == null || !url.scheme().equals("http") || url.schemeEnd() < 0 || url.port() != 80) {
            return;
        }
        String host = url.host();
        if (host == null || host.equals("localhost") || host.startsWith("127.")) {
            return;
        }
        tag.replaceInAttribute(attribute, at + url.schemeEnd(), at + url.schemeEnd(), "s");
        if (url.portStart() >= 0) {
            tag.replaceInAttribute(attribute, at + url.portStart(), at + url.authorityEnd(), "");
        }
    }
}
