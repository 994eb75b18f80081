package dev.pledge.finding;

/** Is told of every breach as it is found, on the thread that serves the request: it must be quick and never block. */
@FunctionalInterface
public interface FindingListener {
    /**
     * Takes one breach.
     *
     * @param breach what was found, and where
     * @param first whether it is the first of its kind and {@code what} in its revision; of a flood of different ones
     *     only so many are told as first as findings are held
     */
    void found(Breach breach, boolean first);

    /**
     * Takes one breach with the rule that it would have broken.
     *
     * @param rule the rule as it stands in its list or in the policy; empty if it has none of its own
     */
    default void found(Breach breach, boolean first, String rule) {
        found(breach, first);
    }
}
