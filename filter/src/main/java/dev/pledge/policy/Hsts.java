package dev.pledge.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code Strict-Transport-Security} header (RFC 6797) that is sent over HTTPS.
 *
 * @param maxAge how long browsers keep to HTTPS, in whole seconds; zero takes an earlier promise back
 * @param includeSubDomains whether hosts below this one are meant too
 * @param preload whether browsers may build it in; needs sub-domains and a year
 */
public record Hsts(Duration maxAge, boolean includeSubDomains, boolean preload) {
    private static final Duration YEAR = Duration.ofDays(365);

    /** A longer one is taken for a slip: what a browser has once been told cannot be taken back where it is not met. */
    private static final Duration LONGEST = Duration.ofDays(3_650);

    /** What a site begins with: a mistake is over after five minutes. */
    public static final Hsts FIRST = new Hsts(Duration.ofMinutes(5), false, false);

    /** Takes an earlier promise back. */
    public static final Hsts RETRACT = new Hsts(Duration.ZERO, false, false);

    /**
     * @throws IllegalArgumentException if the age is not of whole seconds, up to ten years; if zero is to hold for
     *     sub-domains; or if preload lacks what browsers demand for it
     */
    public Hsts {
        Fault.refuse("hsts.", faults(maxAge, includeSubDomains, preload));
    }

    /** Returns what is wrong between values that are right one by one. */
    static List<Fault> faults(Duration maxAge, boolean includeSubDomains, boolean preload) {
        List<Fault> faults = new ArrayList<>();
        if (maxAge.isNegative() || !DurationText.isWholeSeconds(maxAge) || maxAge.compareTo(LONGEST) > 0) {
            faults.add(new Fault("max-age", "", DurationText.print(maxAge), "whole seconds, up to 3650 days"));
        }
        if (maxAge.isZero() && includeSubDomains) {
            // RFC 6797, section 6.1.1: zero takes back what was said on sub-domains too.
            faults.add(new Fault("include-subdomains", "max-age", "true with a max-age of zero", "false"));
        }
        if (preload && !includeSubDomains) {
            faults.add(new Fault("include-subdomains", "preload", "false", "true, which preload needs"));
        }
        if (preload && maxAge.compareTo(YEAR) < 0) {
            faults.add(new Fault("max-age", "preload", DurationText.print(maxAge), "365 days or more for preload"));
        }
        return faults;
    }

    /** Returns the header's value. */
    public String headerValue() {
        return "max-age=" + maxAge.toSeconds() + (includeSubDomains ? "; includeSubDomains" : "")
                + (preload ? "; preload" : "");
    }
}
