package dev.pledge.statistics.embedded;

import dev.pledge.statistics.AccessBatch;
import dev.pledge.statistics.Pseudonym;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Who was here last, so that memory holds about so many persons and no more. For one thread at a time. */
final class RecentPersons {
    /** How many rows a person has at most, on average. */
    static final int ROWS_PER_PERSON = 32;

    private final int max;
    private final Map<Pseudonym, Long> lastDays = new LinkedHashMap<>(16, 0.75f, true);

    RecentPersons(int max) {
        this.max = max;
    }

    void see(AccessBatch batch) {
        for (AccessBatch.Entry entry : batch.entries()) {
            Pseudonym person = entry.access().person();
            if (person != null) {
                lastDays.merge(person, Math.floorDiv(entry.access().epochMillis(), 86_400_000L), Math::max);
            }
        }
    }

    void forget(Collection<Pseudonym> persons) {
        persons.forEach(lastDays::remove);
    }

    void forgetBefore(long firstDay) {
        lastDays.values().removeIf(day -> day < firstDay);
    }

    /**
     * Returns who is to be forgotten: nobody, or all that are too many, for to forget one by one is dear.
     *
     * @param rows how many rows there are
     */
    Set<Pseudonym> tooMany(long rows) {
        boolean persons = lastDays.size() > max + max / 8;
        boolean full = rows > (long) ROWS_PER_PERSON * max;
        int surplus = Math.max(persons ? lastDays.size() - max : 0, full ? lastDays.size() / 8 + 1 : 0);
        Set<Pseudonym> surplusPersons = new HashSet<>();
        Iterator<Pseudonym> eldest = lastDays.keySet().iterator();
        while (surplusPersons.size() < surplus && eldest.hasNext()) {
            surplusPersons.add(eldest.next());
            eldest.remove();
        }
        return surplusPersons;
    }
}
