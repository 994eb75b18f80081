package dev.pledge.statistics;

/**
 * About how many different visitors there were.
 *
 * @param visitors the estimate
 * @param atLeast the true number is not below, in 95 of 100 cases
 * @param atMost the true number is not above, in 95 of 100 cases
 */
public record VisitorEstimate(long visitors, long atLeast, long atMost) {
    /** Nobody. */
    public static final VisitorEstimate NONE = new VisitorEstimate(0, 0, 0);
}
