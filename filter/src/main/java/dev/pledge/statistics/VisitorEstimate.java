package dev.pledge.statistics;

/**
 * About how many different visitors there were.
 *
 * @param visitors the estimate
 * @param atLeast the true number is not below, in 95 of 100 cases
 * @param atMost the true number is not above, in 95 of 100 cases
 * @param epochs how many keys the range of days lies under: where there are more than one, somebody without an account
 *     who came under two of them is counted once for each
 */
public record VisitorEstimate(long visitors, long atLeast, long atMost, int epochs) {
    /** Nobody. */
    public static final VisitorEstimate NONE = new VisitorEstimate(0, 0, 0, 1);

    /**
     * Returns the estimate of a sketch within one epoch.
     *
     * @param estimate what the sketch says
     * @param error the relative standard error of the sketch, such as 0.01; 0 where it has counted exactly
     */
    public static VisitorEstimate of(double estimate, double error) {
        long visitors = Math.round(estimate);
        return new VisitorEstimate(
                visitors,
                Math.round(Math.floor(estimate * (1 - 2 * error))),
                Math.round(Math.ceil(estimate * (1 + 2 * error))),
                1);
    }

    /** Returns the same estimate for a range that lies under so many keys. */
    public VisitorEstimate over(int keys) {
        return new VisitorEstimate(visitors, atLeast, atMost, keys);
    }
}
