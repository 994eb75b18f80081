package dev.pledge.finding;

/**
 * Takes what a safeguard prevented, or in {@code report} would have. Where it happened, and how far the promise is
 * kept there, is known to whoever hands the evidence out.
 */
@FunctionalInterface
public interface Evidence {
    /**
     * Records one breach.
     *
     * @param kind what kind of breach
     * @param what whose: a cookie name, a host, a path pattern; never a value, a query or a field
     * @param label why or whose, from a small closed set: a reason, a company
     */
    void found(Kind kind, String what, String label);

    /**
     * Records one breach with the rule that it would have broken.
     *
     * @param rule the rule as it stands in its list or in the policy; it is logged, and nothing is told apart by it
     */
    default void found(Kind kind, String what, String label, String rule) {
        found(kind, what, label);
    }
}
