package dev.pledge.policy;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long page accesses are kept.
 *
 * @param aggregate how long counts without names are kept
 * @param perUser how long what a person did is kept under their pseudonym
 * @param reason why one of them is longer than is usual, for whoever asks; null where none is
 */
public record Retention(
        Period aggregate, Period perUser, @Nullable String reason) {
    /** A day to measure periods from; one that makes every month as long as can be. */
    private static final LocalDate DAY = LocalDate.of(2023, 7, 1);

    /** The longest that audience measurement without consent may keep anything (CNIL, deliberation 2020-091). */
    public static final Period LONGEST_AGGREGATE = Period.ofMonths(25);

    /** The longest that one person may be recognised without consent (CNIL, deliberation 2020-091). */
    public static final Period LONGEST_PER_USER = Period.ofMonths(13);

    /** 25 months, and 30 days for what a person did. */
    public static final Retention USUAL = new Retention(LONGEST_AGGREGATE, Period.ofDays(30), null);

    /** @throws IllegalArgumentException if a period is longer than the law lets it be and there is no reason */
    public Retention {
        aggregate = PeriodText.normalized(aggregate);
        perUser = PeriodText.normalized(perUser);
        reason = reason == null ? null : Wording.shown(reason);
        Fault.refuse("", faults(aggregate, perUser, reason));
    }

    static List<Fault> faults(Period aggregate, Period perUser, @Nullable String reason) {
        List<Fault> faults = new ArrayList<>();
        if (longer(perUser, aggregate)) {
            faults.add(new Fault(
                    "per-user",
                    "aggregate",
                    PeriodText.print(perUser),
                    "no more than aggregate, which is " + PeriodText.print(aggregate)));
        }
        if (reason == null) {
            tooLong(faults, "aggregate", aggregate, LONGEST_AGGREGATE);
            tooLong(faults, "per-user", perUser, LONGEST_PER_USER);
        }
        return faults;
    }

    private static void tooLong(List<Fault> faults, String key, Period period, Period longest) {
        if (longer(period, longest)) {
            faults.add(new Fault(
                    key,
                    "",
                    PeriodText.print(period),
                    "at most " + PeriodText.print(longest) + ", or a reason: why it is kept for longer"));
        }
    }

    private static boolean longer(Period one, Period other) {
        return DAY.plus(one).isAfter(DAY.plus(other));
    }

    /** Returns the first day of which aggregates are still kept. */
    public LocalDate firstAggregateDay(LocalDate today) {
        return today.minus(aggregate).plusDays(1);
    }

    /** Returns the first day of which is still kept what a person did. */
    public LocalDate firstPerUserDay(LocalDate today) {
        return today.minus(perUser).plusDays(1);
    }
}
