package dev.pledge.finding;

import dev.pledge.policy.Mode;
import java.time.Instant;

/**
 * What a safeguard prevented, or in {@code report} would have: how often, and when.
 *
 * @param kind what kind of breach
 * @param what whose: a cookie name, a host, a path pattern; never a value, a query or a field
 * @param label why or whose, from a small closed set: a reason, a company
 * @param page the page's name; empty where there is none
 * @param mode whether it was prevented, or only seen
 * @param revision the revision of the policy by which it is a breach
 * @param count how often, from 1
 * @param first when it was first seen, to the millisecond
 * @param last when it was last seen, to the millisecond
 */
public record Finding(
        Kind kind,
        String what,
        String label,
        String page,
        Mode mode,
        String revision,
        long count,
        Instant first,
        Instant last) {}
