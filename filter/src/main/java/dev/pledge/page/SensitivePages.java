package dev.pledge.page;

import dev.pledge.policy.SensitiveFormPolicy;

/**
 * Which pages the policy lists as sensitive.
 *
 * @param policy the promise on sensitive forms
 */
record SensitivePages(SensitiveFormPolicy policy) {
    /** Returns whether a page is listed and was sent over HTTPS: it gets upgrades and the indicator. */
    boolean secure(PageContext page) {
        return page.secure() && policy.covers(page.path());
    }
}
