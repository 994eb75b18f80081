package dev.pledge.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The promise on cookies.
 *
 * @param scope where and how far it is kept
 * @param rules the cookies that are allowed; the container's session cookie is always among them, whether named or not
 * @param expire whether others are deleted in the browser
 * @param duplicates what becomes of several cookies of one allowed name
 */
public record CookiePolicy(Scope scope, List<CookieRule> rules, ExpireCookies expire, DuplicateCookies duplicates) {
    /** @throws IllegalArgumentException if two rules have one name */
    public CookiePolicy {
        rules = List.copyOf(rules);
        Set<String> names = new HashSet<>();
        for (CookieRule rule : rules) {
            if (!names.add(rule.name())) {
                throw new IllegalArgumentException("cookies: found two rules named " + rule.name() + ", expected one");
            }
        }
    }

    /** Returns the promise of a site that has written none: the session cookie and {@code cart}. */
    public static CookiePolicy builtIn(Scope scope) {
        return new CookiePolicy(scope, List.of(CookieRule.cart("cart")), ExpireCookies.NEVER, DuplicateCookies.KEEP);
    }
}
