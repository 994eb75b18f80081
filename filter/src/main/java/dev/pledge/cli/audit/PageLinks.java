package dev.pledge.cli.audit;

import dev.pledge.html.Element;
import dev.pledge.html.HtmlHandler;
import dev.pledge.html.MetaRefresh;
import dev.pledge.html.StartTag;
import dev.pledge.html.UrlReference;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a page leads to: the pages that it links to, the hosts that its elements load from, and where forms with a password
 * or a card number are sent. Templates, which are no part of the page yet, are passed over.
 */
final class PageLinks implements HtmlHandler {
    private static final int MOST_LINKS = 2_000;
    private static final int LONGEST_URL = 2_048;
    private static final Set<String> LOADED = Set.of(
            "stylesheet", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "icon", "manifest");

    private final UrlReference page;
    private final Set<String> hosts = new LinkedHashSet<>();
    private final Map<String, UrlReference> links = new LinkedHashMap<>();
    private final Map<String, UrlReference> sensitiveTargets = new LinkedHashMap<>();
    private @Nullable UrlReference base;
    private @Nullable UrlReference action;

    PageLinks(UrlReference page) {
        this.page = page;
    }

    /** Returns the pages that it links to, each once, in their order. */
    Iterable<UrlReference> links() {
        return links.values();
    }

    /** Returns the hosts that its elements load from. */
    Set<String> hosts() {
        return hosts;
    }

    /** Returns where forms with a password or a card number are sent. */
    Iterable<UrlReference> sensitiveTargets() {
        return sensitiveTargets.values();
    }

    @Override
    public boolean wants(Element element) {
        return switch (element) {
            case A,
                    AREA,
                    BASE,
                    FORM,
                    FRAME,
                    IFRAME,
                    INPUT,
                    LINK,
                    META,
                    SCRIPT,
                    IMG,
                    EMBED,
                    OBJECT,
                    SOURCE,
                    TRACK,
                    VIDEO,
                    AUDIO -> true;
            default -> false;
        };
    }

    @Override
    public void startTag(StartTag tag) {
        if (tag.inTemplate()) {
            return;
        }
        switch (tag.element()) {
            case BASE -> base(tag);
            case A, AREA -> anchor(tag);
            case FRAME, IFRAME -> {
                follow(tag.attribute("src"));
                loads(tag.attribute("src"));
            }
            case META -> refresh(tag);
            case LINK -> link(tag);
            case FORM -> {
                String target = tag.attribute("action");
                action = target == null || target.isBlank() ? page : resolve(target);
            }
            case INPUT -> input(tag);
            case OBJECT -> loads(tag.attribute("data"));
            default -> {
                loads(tag.attribute("src"));
                loads(tag.attribute("poster"));
            }
        }
    }

    private void base(StartTag tag) {
        String href = tag.attribute("href");
        if (base == null && href != null && !tag.inNoscript()) {
            base = page.resolve(href);
        }
    }

    private void anchor(StartTag tag) {
        String method = tag.attribute("data-method");
        boolean acts = method != null && !method.equalsIgnoreCase("get");
        if (!acts && !tag.has("download")) {
            follow(tag.attribute("href"));
        }
    }

    private void refresh(StartTag tag) {
        String content = tag.attribute("content");
        if (content != null && "refresh".equalsIgnoreCase(tag.attribute("http-equiv"))) {
            MetaRefresh refresh = MetaRefresh.parse(content);
            follow(refresh == null ? null : refresh.url(content));
        }
    }

    private void link(StartTag tag) {
        String rel = tag.attribute("rel");
        for (String type :
                rel == null ? new String[0] : rel.toLowerCase(Locale.ROOT).split("\\s+")) {
            if (LOADED.contains(type)) {
                loads(tag.attribute("href"));
            } else if (type.equals("next") || type.equals("prev")) {
                follow(tag.attribute("href"));
            }
        }
    }

    private void input(StartTag tag) {
        loads(tag.attribute("src"));
        String autocomplete = String.valueOf(tag.attribute("autocomplete")).toLowerCase(Locale.ROOT);
        boolean sensitive = "password".equalsIgnoreCase(tag.attribute("type"))
                || autocomplete.contains("cc-number")
                || autocomplete.contains("-password");
        UrlReference target = action;
        if (sensitive && target != null && SiteScope.isWeb(target)) {
            sensitiveTargets.putIfAbsent(target.text(), target);
        }
    }

    private void follow(@Nullable String reference) {
        UrlReference url = reference == null ? null : resolve(reference);
        if (url != null && SiteScope.isWeb(url) && url.text().length() <= LONGEST_URL && links.size() < MOST_LINKS) {
            links.putIfAbsent(url.text(), url);
        }
    }

    private void loads(@Nullable String reference) {
        UrlReference url = reference == null ? null : resolve(reference);
        String host = url == null ? null : url.host();
        if (url != null && host != null && url.isNetwork() && hosts.size() < MOST_LINKS) {
            hosts.add(host);
        }
    }

    private @Nullable UrlReference resolve(String reference) {
        UrlReference against = base;
        return (against == null ? page : against).resolve(reference);
    }
}
