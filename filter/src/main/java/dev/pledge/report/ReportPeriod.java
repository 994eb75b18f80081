package dev.pledge.report;

import dev.pledge.policy.ReportInterval;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

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

    /**
     * Returns the month of UTC, or the week from Monday to Sunday (ISO 8601), in which a moment lies.
     *
     * @throws IllegalArgumentException of {@link ReportInterval#NEVER}
     */
    static ReportPeriod around(Instant moment, ReportInterval interval) {
        LocalDate day = LocalDate.ofInstant(moment, ZoneOffset.UTC);
        return switch (interval) {
            case MONTHLY -> {
                LocalDate first = day.withDayOfMonth(1);
                yield days(first.toString().substring(0, 7), first, first.plusMonths(1));
            }
            case WEEKLY -> {
                LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                String name = String.format(
                        Locale.ROOT,
                        "%d-W%02d",
                        monday.get(IsoFields.WEEK_BASED_YEAR),
                        monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
                yield days(name, monday, monday.plusWeeks(1));
            }
            case NEVER -> throw new IllegalArgumentException("no period is reported by itself");
        };
    }

    /** Returns the period from one day of UTC to another, both in it. */
    public static ReportPeriod ofDays(LocalDate first, LocalDate last) {
        return days(first + "." + last, first, last.plusDays(1));
    }
}
