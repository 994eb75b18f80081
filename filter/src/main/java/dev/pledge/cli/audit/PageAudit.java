package dev.pledge.cli.audit;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was found on one page.
 *
 * @param url its address, without credentials and fragment
 * @param path its path within the application, as the policy's patterns are matched to it
 * @param status its status
 * @param type its content type without parameters; empty if it says none
 * @param bytes how long it is, as far as it was read
 * @param redirect where it sends the browser, or null
 * @param notes what the reader has to know, such as that not all of it was looked at
 * @param found the breaches, those in header fields first, then as they stand in the page
 * @param unlisted how many more breaches there are than are listed
 * @param cookies the cookies that it sets
 * @param hosts the hosts other than the site's that its elements load from
 * @param secure whether it came over HTTPS
 * @param formTargets paths of the site that its forms with passwords or card numbers are sent to
 */
public record PageAudit(
        String url,
        String path,
        int status,
        String type,
        int bytes,
        @Nullable String redirect,
        List<String> notes,
        List<Found> found,
        int unlisted,
        List<SetCookieSeen> cookies,
        Set<String> hosts,
        boolean secure,
        Set<String> formTargets) {

    /** Returns how many breaches there are. */
    public int breaches() {
        return found.size() + unlisted;
    }
}
