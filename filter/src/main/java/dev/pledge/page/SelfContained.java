package dev.pledge.page;

import dev.pledge.html.StartTag;
import java.util.function.Predicate;

/** Long tags that carry what they show: a browser asks no server for it. */
final class SelfContained {
    private static final String SCHEME = "data:";
    private static final String SRC = "src";

    private SelfContained() {}

    /**
     * Returns whether the beginning of a tag shows that its address is a {@code data:} URL. One that has a second address,
     * for a script that loads lazily or for other sizes, is not settled by the first.
     */
    static boolean settles(StartTag beginning) {
        return switch (beginning.element()) {
            case IMG, IMAGE, IFRAME, FRAME, EMBED, INPUT, VIDEO, AUDIO, TRACK, SOURCE ->
                isAlone(beginning, SRC, SelfContained::mayBeSecond);
            case OBJECT -> isAlone(beginning, "data", SelfContained::mayBeAddress);
            case LINK -> isAlone(beginning, "href", SelfContained::mayBeAddress);
            default -> false;
        };
    }

    private static boolean isAlone(StartTag tag, String attribute, Predicate<CharSequence> other) {
        CharSequence address = tag.value(attribute);
        return address != null && hasScheme(address) && !tag.hasAnyNamed(other);
    }

    private static boolean hasScheme(CharSequence address) {
        int from = 0;
        while (from < address.length() && address.charAt(from) <= ' ') {
            from++;
        }
        return Tokens.startsWith(address, from, SCHEME);
    }

    private static boolean mayBeSecond(CharSequence name) {
        return mayBeAddress(name) && !Tokens.is(name, SRC);
    }

    private static boolean mayBeAddress(CharSequence name) {
        if (Tokens.startsWith(name, 0, "data-") || Tokens.is(name, "poster")) {
            return true;
        }
        for (int at = 0; at < name.length(); at++) {
            if (Tokens.startsWith(name, at, SRC)) {
                return true;
            }
        }
        return false;
    }
}
