package dev.pledge.cli.audit;

import dev.pledge.cookie.CookieFacts;

/**
 * A cookie that a page sets.
 *
 * @param facts what it means to a browser
 * @param allowed whether the policy lets it leave, be it with other attributes
 */
public record SetCookieSeen(CookieFacts facts, boolean allowed) {}
