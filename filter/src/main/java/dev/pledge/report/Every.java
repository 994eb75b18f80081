package dev.pledge.report;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/** How often a report is made by itself; months and weeks are those of UTC. */
public enum Every {
    /** For each month. */
    MONTH,
    /** For each week, from Monday to Sunday (ISO 8601). */
    WEEK,
    /** Not by itself. */
    NEVER;

    /**
     * Returns the month or week in which a moment lies.
     *
     * @throws IllegalStateException of {@link #NEVER}
     */
    public ReportPeriod around(Instant moment) {
        LocalDate day = LocalDate.ofInstant(moment, ZoneOffset.UTC);
        return switch (this) {
            case MONTH -> {
                LocalDate first = day.withDayOfMonth(1);
                yield ReportPeriod.days(first.toString().substring(0, 7), first, first.plusMonths(1));
            }
            case WEEK -> {
                LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                String name = "%d-W%02d"
                        .formatted(
                                monday.get(IsoFields.WEEK_BASED_YEAR), monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
                yield ReportPeriod.days(name, monday, monday.plusWeeks(1));
            }
            case NEVER -> throw new IllegalStateException("no period is reported by itself");
        };
    }
}
