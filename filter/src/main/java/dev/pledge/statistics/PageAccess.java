package dev.pledge.statistics;

import org.jspecify.annotations.Nullable;

/**
 * One answered request for a page: all that is ever recorded of it.
 *
 * @param page the page's name, from {@link PageNames}
 * @param epochMillis when it was, in milliseconds since 1970 UTC
 * @param person whose it was; null where it is counted for nobody: no session, an objection, a bot, or a policy that
 *     counts pages only
 * @param view whether a page was shown ({@link PageAccessRule}); anything else, such as a redirect or an error, is only
 *     counted by the class of its status
 * @param bot whether a program asked, and no person: such views are a series of their own
 * @param status the status of the answer (RFC 9110, section 15): 100 to 599
 * @param micros how long the answer took, in microseconds from 0
 * @param referrer the host of another site that the visitor came from; null if none was told, or it was this site
 */
public record PageAccess(
        String page,
        long epochMillis,
        @Nullable Pseudonym person,
        boolean view,
        boolean bot,
        int status,
        long micros,
        @Nullable String referrer) {

    /** Returns the view of a page by a person, or by nobody in particular, of which nothing else is known. */
    public static PageAccess view(String page, long epochMillis, @Nullable Pseudonym person) {
        return new PageAccess(page, epochMillis, person, true, false, 200, 0, null);
    }
}
