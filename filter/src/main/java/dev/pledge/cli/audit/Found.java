package dev.pledge.cli.audit;

import dev.pledge.finding.Kind;
import dev.pledge.policy.Mode;
import org.jspecify.annotations.Nullable;

/**
 * One breach that was found on a page.
 *
 * @param kind what kind of breach
 * @param what whose: a cookie's name, a host, a path pattern
 * @param label why or whose
 * @param rule the rule that it breaks; empty if it has none of its own
 * @param mode the policy's mode there: whether the filter would prevent it or only report it
 * @param spot where it stands in the page; null for header fields and for the page as a whole
 */
public record Found(
        Kind kind,
        String what,
        String label,
        String rule,
        Mode mode,
        @Nullable Spot spot) {
    /** Returns whether two are the same breach, at different places. */
    boolean isSameBut(Found other) {
        return kind == other.kind && what.equals(other.what) && label.equals(other.label) && rule.equals(other.rule);
    }
}
