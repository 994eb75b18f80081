package dev.pledge.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What a report is about.
 *
 * @param name names it: {@code 2026-11}, {@code 2026-W48}, or both ends
 * @param from its first moment, on the hour
 * @param to the first moment after it
 */
public record ReportPeriod(String name, Instant from, Instant to) {
    /** @throws IllegalArgumentException if it ends before it begins, or its name cannot be a file's */
    public ReportPeriod {
        if (!from.isBefore(to) || !name.matches("[0-9A-Za-z._-]{1,60}")) {
            throw new IllegalArgumentException("found the period " + name + " from " + from + " to " + to
                    + ", expected one that ends after it begins");
        }
    }

    static ReportPeriod days(String name, LocalDate from, LocalDate to) {
        return new ReportPeriod(
                name,
                from.atStartOfDay(ZoneOffset.UTC).toInstant(),
                to.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** Returns the period from one day of UTC to another, both in it. */
    public static ReportPeriod ofDays(LocalDate first, LocalDate last) {
        return days(first + "." + last, first, last.plusDays(1));
    }
}
