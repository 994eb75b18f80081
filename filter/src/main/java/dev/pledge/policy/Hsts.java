package dev.pledge.policy;

import java.time.Duration;

/**
 * The {@code Strict-Transport-Security} header (RFC 6797) that is sent over HTTPS.
 *
 * @param maxAge how long browsers keep to HTTPS, in whole seconds; zero takes an earlier promise back
 * @param includeSubDomains whether hosts below this one are meant too
 * @param preload whether browsers may build it in; needs sub-domains and a year
 */
public record Hsts(Duration maxAge, boolean includeSubDomains, boolean preload) {
    /** What a site begins with: a mistake is over after five minutes. */
    public static final Hsts FIRST = new Hsts(Duration.ofMinutes(5), false, false);

    /** Takes an earlier promise back. */
    public static final Hsts RETRACT = new Hsts(Duration.ZERO, false, false);

    private static final Duration YEAR = Duration.ofDays(365);

    /** @throws IllegalArgumentException if the age is negative, or preload lacks what browsers demand for it */
    public Hsts {
        if (maxAge.isNegative()) {
            throw new IllegalArgumentException("hsts: max-age is not negative");
        }
        if (preload && (!includeSubDomains || maxAge.compareTo(YEAR) < 0)) {
            throw new IllegalArgumentException(
                    "hsts: preload needs include-subdomains and a max-age of at least 365 days");
        }
    }

    /** Returns the header's value. */
    public String headerValue() {
        return "max-age=" + maxAge.toSeconds() + (includeSubDomains ? "; includeSubDomains" : "")
                + (preload ? "; preload" : "");
    }
}
