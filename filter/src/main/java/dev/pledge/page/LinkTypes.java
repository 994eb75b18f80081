package dev.pledge.page;

import dev.pledge.adserver.ResourceType;
import org.jspecify.annotations.Nullable;

/** What a link fetches, by its relations (HTML standard, section 4.6.7): of the element and of the header field alike. */
final class LinkTypes {
    private static final Destination[] DESTINATIONS = {
        new Destination("script", ResourceType.SCRIPT),
        new Destination("style", ResourceType.STYLESHEET),
        new Destination("image", ResourceType.IMAGE),
        new Destination("font", ResourceType.FONT),
        new Destination("worker", ResourceType.SCRIPT),
        new Destination("sharedworker", ResourceType.SCRIPT),
        new Destination("serviceworker", ResourceType.SCRIPT),
        new Destination("audio", ResourceType.MEDIA),
        new Destination("video", ResourceType.MEDIA),
        new Destination("track", ResourceType.MEDIA),
        new Destination("object", ResourceType.OBJECT),
        new Destination("embed", ResourceType.OBJECT),
        new Destination("document", ResourceType.SUBDOCUMENT),
        new Destination("frame", ResourceType.SUBDOCUMENT),
        new Destination("iframe", ResourceType.SUBDOCUMENT)
    };

    private LinkTypes() {}

    /**
     * Returns what a link loads its target as, or null if nothing is fetched: it only says or offers something, such as
     * {@code canonical}, {@code alternate} and {@code next}.
     *
     * @param rel its relations
     * @param as its destination
     */
    static @Nullable ResourceType fetched(@Nullable CharSequence rel, @Nullable CharSequence as) {
        if (rel == null) {
            return null;
        }
        if (Tokens.contains(rel, "stylesheet")) {
            return ResourceType.STYLESHEET;
        }
        if (Tokens.contains(rel, "modulepreload")) {
            return ResourceType.SCRIPT;
        }
        if (Tokens.contains(rel, "preload") || Tokens.contains(rel, "subresource")) {
            return destination(as);
        }
        if (Tokens.contains(rel, "icon")
                || Tokens.contains(rel, "mask-icon")
                || Tokens.contains(rel, "apple-touch-icon")
                || Tokens.contains(rel, "apple-touch-icon-precomposed")
                || Tokens.contains(rel, "apple-touch-startup-image")) {
            return ResourceType.IMAGE;
        }
        if (Tokens.contains(rel, "import")) {
            return ResourceType.SUBDOCUMENT;
        }
        if (Tokens.contains(rel, "prefetch")
                || Tokens.contains(rel, "prerender")
                || Tokens.contains(rel, "preconnect")
                || Tokens.contains(rel, "dns-prefetch")
                || Tokens.contains(rel, "manifest")
                || Tokens.contains(rel, "compression-dictionary")) {
            return ResourceType.OTHER;
        }
        return null;
    }

    private static ResourceType destination(@Nullable CharSequence as) {
        for (int i = 0; i < DESTINATIONS.length; i++) {
            if (Tokens.is(as, DESTINATIONS[i].name())) {
                return DESTINATIONS[i].type();
            }
        }
        return ResourceType.OTHER;
    }

    /** What a preload is for, by its {@code as}. */
    private record Destination(String name, ResourceType type) {}
}
