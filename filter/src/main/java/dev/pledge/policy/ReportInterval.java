package dev.pledge.policy;

/** How often a conformance report is made by itself. */
public enum ReportInterval {
    /** For each month of the calendar (UTC). */
    MONTHLY,
    /** For each week of the calendar, from Monday (UTC). */
    WEEKLY,
    /** Not by itself; what one would say can still be looked at. */
    NEVER
}
