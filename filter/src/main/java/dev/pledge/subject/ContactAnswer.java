package dev.pledge.subject;

import org.jspecify.annotations.Nullable;

/**
 * Whether somebody may be contacted.
 *
 * @param allowed whether they may; where the policy's promise is not enforced, always
 * @param rule the rule of the policy that allows it, such as {@code e-mail to others: order}; null if none does
 */
public record ContactAnswer(boolean allowed, @Nullable String rule) {}
