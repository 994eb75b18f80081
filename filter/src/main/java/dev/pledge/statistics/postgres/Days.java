package dev.pledge.statistics.postgres;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Days of questions, which may be as far away as Java's are: those that the database knows of. */
final class Days {
    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(99_999, 12, 31);

    private Days() {}

    /** Returns a day, or the first or last that rows can be of. */
    static LocalDate held(LocalDate day) {
        if (day.isBefore(FIRST)) {
            return FIRST;
        }
        return day.isAfter(LAST) ? LAST : day;
    }

    /** Returns the day of a moment, as {@link #held}. */
    static LocalDate of(Instant moment) {
        if (moment.isBefore(FIRST.atStartOfDay().toInstant(ZoneOffset.UTC))) {
            return FIRST;
        }
        Instant end = LAST.atStartOfDay().toInstant(ZoneOffset.UTC);
        return moment.isAfter(end) ? LAST : LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
