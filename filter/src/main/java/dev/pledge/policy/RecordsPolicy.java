package dev.pledge.policy;

import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * Pledge's own books: the requests of persons, disclosures, complaints.
 *
 * @param data their directory, as {@code file:}; null where they are held in memory and a restart forgets them. It needs a
 *     restart to change
 * @param keep how long an entry is kept
 */
public record RecordsPolicy(@Nullable String data, Period keep) {
    /** How long requests and their completion are to be proven (California, 11 CCR 7101). */
    public static final Period KEEP = Period.ofMonths(24);

    /** In memory. */
    public static final RecordsPolicy MEMORY = new RecordsPolicy(null, KEEP);

    /** @throws IllegalArgumentException if the place is no {@code file:} */
    public RecordsPolicy {
        data = data == null ? null : Storage.place(data);
        keep = PeriodText.normalized(keep);
    }
}
