package dev.pledge.site;

import dev.pledge.html.UrlReference;
import dev.pledge.statistics.PageNames;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reduces what a browser reports to what may be kept of it. */
final class ReportedThing {
    private static final Set<String> NETWORK = Set.of("http", "https", "ws", "wss");
    private static final int WORD = 40;

    private ReportedThing() {}

    /** Returns origin and path of a URL, ids in the path folded; or the word that stands for what has no URL; null for neither. */
    static @Nullable String of(@Nullable String blocked) {
        if (blocked == null || blocked.isBlank()) {
            return null;
        }
        UrlReference url = UrlReference.parse(blocked);
        if (url == null) {
            return isWord(blocked) ? blocked : null;
        }
        if (!NETWORK.contains(url.scheme())) {
            return isWord(url.scheme()) ? url.scheme() : null;
        }
        return url.scheme() + "://" + url.authority() + PageNames.of(null, url.path());
    }

    /** Returns the name of a directive, without its sources. */
    static String directive(@Nullable String directive) {
        String name =
                directive == null ? "" : directive.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT);
        return isWord(name) ? name : "unknown";
    }

    /** Returns whether a URL is that of a browser's extension. */
    static boolean isExtension(@Nullable String url) {
        if (url == null) {
            return false;
        }
        int colon = url.indexOf(':');
        String scheme = (colon < 0 ? url : url.substring(0, colon)).toLowerCase(Locale.ROOT);
        return scheme.endsWith("-extension");
    }

    private static boolean isWord(String text) {
        if (text.isEmpty() || text.length() > WORD) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < 'a' || c > 'z') && c != '-') {
                return false;
            }
        }
        return true;
    }
}
