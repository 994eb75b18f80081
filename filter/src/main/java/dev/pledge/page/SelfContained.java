package dev.pledge.page;

import dev.pledge.html.StartTag;
import org.jspecify.annotations.Nullable;

/** Long tags that carry what they show: a browser asks no server for it. */
final class SelfContained {
    private static final String DATA = "data:";

    private SelfContained() {}

    /**
     * Returns whether the beginning of a tag shows that its address is a {@code data:} URL. One that has a second address,
     * for a script that loads lazily or for other sizes, is not settled by the first.
     */
    static boolean settles(StartTag beginning) {
        String attribute = addressOf(beginning);
        String address = attribute == null ? null : beginning.attribute(attribute);
        if (address == null || !address.trim().regionMatches(true, 0, DATA, 0, DATA.length())) {
            return false;
        }
        for (String name : beginning.attributeNames()) {
            boolean other = name.contains("src") || name.startsWith("data-") || name.equals("poster");
            if (other && !name.equals(attribute)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String addressOf(StartTag tag) {
        return switch (tag.element()) {
            case IMG, IMAGE, IFRAME, FRAME, EMBED, INPUT, VIDEO, AUDIO, TRACK, SOURCE -> "src";
            case OBJECT -> "data";
            case LINK -> "href";
            default -> null;
        };
    }
}
