package dev.pledge.page;

import dev.pledge.html.UrlReference;
import dev.pledge.policy.Authority;
import dev.pledge.transport.HttpsUpgrade.Edit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the relative action of a form on a plain page an absolute one over HTTPS, leaving what stands there as it is.
 *
 * @param authority where visitors are sent; null if the site has none: then nothing can be done
 */
record RelativeTargets(@Nullable Authority authority) {
    /** Returns the edits of a reference without a scheme that make it absolute; none if that cannot be done. */
    List<Edit> edits(String reference, UrlReference url, PageUrls urls) {
        int start = 0;
        while (start < reference.length() && reference.charAt(start) <= ' ') {
            start++;
        }
        if (authority == null || url.schemeEnd() >= 0 || start == reference.length()) {
            return List.of();
        }
        if (url.hostStart() >= 0) {
            return List.of(
                    new Edit(start, start, "https:"),
                    new Edit(url.hostStart(), url.authorityEnd(), authority.toString()));
        }
        char first = reference.charAt(start);
        if (first == '?' || first == '#') {
            return List.of();
        }
        String directory = first == '/' || first == '\\' ? "" : urls.directory();
        return directory != null && insertable(directory)
                ? List.of(new Edit(start, start, "https://" + authority + directory))
                : List.of();
    }

    /** An unquoted value can hold no character that ends it or means something in it. */
    private static boolean insertable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 0x7f || "\"'<>&=`".indexOf(c) >= 0) {
                return false;
            }
        }
        return true;
    }
}
