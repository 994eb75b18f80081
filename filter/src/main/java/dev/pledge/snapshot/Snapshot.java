package dev.pledge.snapshot;

import dev.pledge.cookie.CookieGate;
import dev.pledge.cookie.Deletions;
import dev.pledge.page.PageGovernor;
import dev.pledge.page.PageHeader;
import dev.pledge.policy.Policy;
import dev.pledge.policy.PolicyDigest;
import dev.pledge.transport.Transport;
import org.jspecify.annotations.Nullable;

/**
 * A policy and all that is compiled from it. Immutable; a reload makes another and swaps it whole, and a request keeps
 * the one that was current when it came.
 *
 * @param policy the policy
 * @param digest the policy's digest, by which it is published
 * @param revision names policy, lists and Pledge's version: ten hexadecimal digits
 * @param cookies judges cookies
 * @param deletions deletes hidden cookies in the browser
 * @param transport judges how a request came
 * @param pages governs pages
 * @param digestField the header field with the policy's digest; null where responses carry none
 * @param texts the site's own sentences in what Pledge publishes
 */
public record Snapshot(
        Policy policy,
        PolicyDigest digest,
        String revision,
        CookieGate cookies,
        Deletions deletions,
        Transport transport,
        PageGovernor pages,
        @Nullable PageHeader digestField,
        OwnTexts texts) {}
