package dev.pledge.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The promise on ad servers.
 *
 * @param scope where and how far it is kept
 * @param builtInList whether the list that comes with Pledge is used
 * @param lists the site's own list files: a path within the application ({@code /WEB-INF/ads.txt}), {@code classpath:}
 *     or {@code file:}; one domain a line, or in the format of a hosts file
 * @param block further hosts that are ad servers, with all hosts below them
 * @param allow hosts that are none, whatever a list says, with all hosts below them
 * @param contentSecurityPolicy a {@code Content-Security-Policy} to send with HTML; null for none
 * @param referrerPolicy the {@code Referrer-Policy} to send with HTML; null for none
 * @param permissionsPolicy whether a {@code Permissions-Policy} that switches advertising features off is sent
 * @param legacyAdFeatures whether it names features of Chrome before 153 too
 */
public record AdServerPolicy(
        Scope scope,
        boolean builtInList,
        List<String> lists,
        List<String> block,
        List<String> allow,
        @Nullable String contentSecurityPolicy,
        @Nullable String referrerPolicy,
        boolean permissionsPolicy,
        boolean legacyAdFeatures) {

    /** The {@code Referrer-Policy} that is sent unless the policy or the application says otherwise. */
    public static final String REFERRER_POLICY = "strict-origin-when-cross-origin";

    /** Copies the lists. */
    public AdServerPolicy {
        lists = List.copyOf(lists);
        block = List.copyOf(block);
        allow = List.copyOf(allow);
    }

    /** Returns the promise of a site that has written none: the built-in list. */
    public static AdServerPolicy builtIn(Scope scope) {
        return new AdServerPolicy(scope, true, List.of(), List.of(), List.of(), null, REFERRER_POLICY, true, false);
    }
}
