package dev.pledge.page;

import dev.pledge.html.StartTag;
import dev.pledge.html.UrlReference;
import dev.pledge.html.UrlResolver;
import org.jspecify.annotations.Nullable;

/**
 * Resolves what stands in a page as a browser does: against the first {@code base} that has an {@code href} (HTML
 * standard, section 2.4.3), else against the page's own URL. A {@code base} in a template, in SVG or in a
 * {@code noscript} does not count.
 */
final class PageUrls {
    /** A longer base is not kept as a whole. */
    private static final int LONGEST_BASE = 2048;

    private final @Nullable UrlReference page;
    private final UrlResolver resolver;
    private boolean decided;
    private boolean tooLong;

    /** @param pageUrl the page's absolute URL; if it is none, only absolute references can be resolved */
    PageUrls(String pageUrl) {
        this(UrlReference.parse(pageUrl), null);
    }

    private PageUrls(@Nullable UrlReference page, @Nullable UrlReference around) {
        this.page = page;
        resolver = new UrlResolver(around == null ? page : around);
    }

    /** Returns what a document in an attribute of the page is resolved by: as the page is here, until it has its own {@code base}. */
    PageUrls nested() {
        return new PageUrls(page, resolver.base());
    }

    /** Returns whether this {@code base} is the one that counts; asked before {@link #follow}. */
    boolean decides(StartTag tag) {
        return !decided && !tag.inTemplate() && !tag.foreign() && !tag.inNoscript() && tag.has("href");
    }

    /**
     * Follows the {@code base} that counts.
     *
     * @param href what it refers to, resolved against the page; null or of no network scheme: the page's URL stays
     * @return whether it is followed; of one that is too long only scheme, host and port are
     */
    boolean follow(@Nullable UrlReference href) {
        decided = true;
        UrlReference followed = href == null || !href.isNetwork() ? null : UrlReference.parse(href.text());
        if (followed != null) {
            tooLong = followed.text().length() > LONGEST_BASE;
            UrlReference root = tooLong ? followed.resolve("/") : null;
            resolver.follow(root == null ? followed : root);
        }
        return !tooLong;
    }

    /** Returns what a reference refers to, or null if a browser asks for nothing. */
    @Nullable
    UrlReference resolve(String reference) {
        UrlReference base = resolver.base();
        return base == null ? UrlReference.parse(reference) : base.resolve(reference);
    }

    /** Returns what resolves references without allocating where that can be done. */
    UrlResolver resolver() {
        return resolver;
    }

    /** Returns the path that relative paths continue, up to its last slash; null if it is too long. */
    @Nullable
    String directory() {
        if (tooLong) {
            return null;
        }
        UrlReference base = resolver.base();
        String path = base == null ? "/" : base.path();
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /** Returns the URL of a path on the page's own host, wherever a {@code base} leads. */
    String onOwnHost(String path) {
        UrlReference url = page == null ? null : page.resolve(path);
        return url == null ? path : url.text();
    }

    /**
     * Returns a reference to a path on the page's own host, wherever a {@code base} leads: the path alone if that does,
     * so that it holds whatever a proxy in front makes of scheme and port.
     */
    String toOwnHost(String path) {
        UrlReference base = resolver.base();
        if (base == null || page == null || base == page) {
            return path;
        }
        boolean same = base.authority().equals(page.authority())
                && (base.scheme().equals("https") || page.scheme().equals("http"));
        return same ? path : onOwnHost(path);
    }

    /** Returns the page's own URL; empty if it has none. */
    String pageUrl() {
        return page == null ? "" : page.text();
    }

    /** Returns the host of the page in lower-case ASCII; empty if it has none. */
    String pageHost() {
        String host = page == null ? null : page.host();
        return host == null ? "" : host;
    }
}
