package dev.pledge.policy;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The promise to show, correct and erase what is held about a person.
 *
 * @param mode how far it is kept; the pages are there only where it is enforced, a statement is published and HTTPS is
 *     known: a policy that has not all of it is refused
 * @param due within which time a request is answered
 * @param reason why it may take longer than a month; null where it does not
 * @param operatorRole the container's role that may answer for a named person; null for none
 */
public record SubjectAccessPolicy(
        Mode mode,
        Period due,
        @Nullable String reason,
        @Nullable String operatorRole) {
    /** What the law sets (GDPR, article 12(3)). */
    public static final Period DUE = Period.ofMonths(1);

    /** The longest to which it can be extended for a reason (GDPR, article 12(3)). */
    public static final Period LONGEST_DUE = Period.ofMonths(3);

    /** A day to measure periods from; one that makes every month as short as can be. */
    private static final LocalDate DAY = LocalDate.of(2023, 2, 1);

    /** @throws IllegalArgumentException if the time is longer than the law lets it be, or a text cannot be shown */
    public SubjectAccessPolicy {
        due = PeriodText.normalized(due);
        reason = reason == null ? null : Wording.shown(reason);
        operatorRole = operatorRole == null ? null : Wording.shown(operatorRole);
        Fault.refuse("subject-access.", faults(due, reason));
    }

    static List<Fault> faults(Period due, @Nullable String reason) {
        List<Fault> faults = new ArrayList<>();
        if (longer(due, LONGEST_DUE)) {
            faults.add(new Fault("due", "", PeriodText.print(due), "at most 3 months (GDPR, article 12(3))"));
        } else if (reason == null && longer(due, DUE)) {
            faults.add(
                    new Fault("due", "", PeriodText.print(due), "at most 1 month, or a reason (GDPR, article 12(3))"));
        }
        return faults;
    }

    private static boolean longer(Period one, Period other) {
        return DAY.plus(one).isAfter(DAY.plus(other));
    }

    /** Returns the promise of a site that has written none. */
    public static SubjectAccessPolicy builtIn(Mode mode) {
        return new SubjectAccessPolicy(mode, DUE, null, null);
    }
}
