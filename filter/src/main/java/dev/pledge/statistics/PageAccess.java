package dev.pledge.statistics;

import org.jspecify.annotations.Nullable;

/**
 * One access to a page: all that is ever recorded of it.
 *
 * @param page the page's name, from {@link PageNames}
 * @param epochMillis when it was, in milliseconds since 1970 UTC
 * @param person whose it was; null where it is counted for nobody: no session, an objection, or a policy that counts
 *     pages only
 */
public record PageAccess(
        String page, long epochMillis, @Nullable Pseudonym person) {}
