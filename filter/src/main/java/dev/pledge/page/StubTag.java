package dev.pledge.page;

import dev.pledge.html.StartTag;
import org.jspecify.annotations.Nullable;

/**
 * Puts the script that does nothing in the place of the first loader that is removed from a page, so that it has run
 * before any caller does. It takes the loader's nonce over, so that an application's own
 * {@code Content-Security-Policy} lets it run where it would have let the loader run.
 */
final class StubTag {
    private final PageUrls urls;
    private final String path;
    private final @Nullable String integrity;
    private boolean placed;
    private boolean runs;
    private @Nullable String nonce;

    /**
     * @param path the script's path on the page's own host
     * @param integrity its hash, where the page's policy asks for one; null if not
     */
    StubTag(PageUrls urls, String path, @Nullable String integrity) {
        this.urls = urls;
        this.path = path;
        this.integrity = integrity;
    }

    /** Is told of a script that is, or may be, removed. In a template, a noscript or an SVG none would run in its place. */
    void loader(StartTag tag) {
        if (!placed) {
            runs = !tag.foreign() && !tag.inNoscript() && !tag.inTemplate();
            nonce = runs ? tag.attribute("nonce") : null;
        }
    }

    /** Returns what takes the place of the script that was last told of: markup, or nothing. */
    String take() {
        if (placed || !runs) {
            return "";
        }
        placed = true;
        String source = "<script src=\"" + Ascii.escape(urls.toOwnHost(path)) + '"';
        if (integrity != null) {
            source += " integrity=\"" + integrity + '"';
        }
        if (nonce != null && !nonce.isEmpty()) {
            source += " nonce=\"" + Ascii.escape(nonce) + '"';
        }
        return source + "></script>";
    }
}
