package dev.pledge.subject;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;

/**
 * How long entries are kept.
 *
 * @param keep the period, as the policy has it
 * @param zone where the site is: days are those of its calendar
 */
public record KeptUntil(Period keep, ZoneId zone) {
    /** Returns the day on which an entry is forgotten. */
    public LocalDate of(Instant written) {
        return LocalDate.ofInstant(written, zone).plus(keep);
    }

    /** Returns the moment before which entries are forgotten. */
    public Instant oldest(Instant now) {
        return LocalDate.ofInstant(now, zone).minus(keep).atStartOfDay(zone).toInstant();
    }
}
