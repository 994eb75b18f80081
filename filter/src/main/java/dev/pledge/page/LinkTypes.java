package dev.pledge.page;

import dev.pledge.adserver.ResourceType;
import org.jspecify.annotations.Nullable;

/** What a link fetches, by its relations (HTML standard, section 4.6.7): of the element and of the header field alike. */
final class LinkTypes {
    private LinkTypes() {}

    /**
     * Returns what a link loads its target as, or null if nothing is fetched: it only says or offers something, such as
     * {@code canonical}, {@code alternate} and {@code next}.
     *
     * @param rel its relations
     * @param as its destination
     */
    static @Nullable ResourceType fetched(@Nullable String rel, @Nullable String as) {
        if (rel == null) {
            return null;
        }
        String set = Tokens.lower(rel);
        if (Tokens.contains(set, "stylesheet")) {
            return ResourceType.STYLESHEET;
        }
        if (Tokens.contains(set, "modulepreload")) {
            return ResourceType.SCRIPT;
        }
        if (Tokens.contains(set, "preload") || Tokens.contains(set, "subresource")) {
            return destination(Tokens.lower(as));
        }
        if (Tokens.contains(set, "icon")
                || Tokens.contains(set, "mask-icon")
                || Tokens.contains(set, "apple-touch-icon")
                || Tokens.contains(set, "apple-touch-icon-precomposed")
                || Tokens.contains(set, "apple-touch-startup-image")) {
            return ResourceType.IMAGE;
        }
        if (Tokens.contains(set, "import")) {
            return ResourceType.SUBDOCUMENT;
        }
        if (Tokens.contains(set, "prefetch")
                || Tokens.contains(set, "prerender")
                || Tokens.contains(set, "preconnect")
                || Tokens.contains(set, "dns-prefetch")
                || Tokens.contains(set, "manifest")
                || Tokens.contains(set, "compression-dictionary")) {
            return ResourceType.OTHER;
        }
        return null;
    }

    private static ResourceType destination(String as) {
        return switch (as) {
            case "script", "worker", "sharedworker", "serviceworker" -> ResourceType.SCRIPT;
            case "style" -> ResourceType.STYLESHEET;
            case "image" -> ResourceType.IMAGE;
            case "font" -> ResourceType.FONT;
            case "audio", "video", "track" -> ResourceType.MEDIA;
            case "object", "embed" -> ResourceType.OBJECT;
            case "document", "frame", "iframe" -> ResourceType.SUBDOCUMENT;
            default -> ResourceType.OTHER;
        };
    }
}
