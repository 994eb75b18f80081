package dev.pledge.operations;

import dev.pledge.statistics.AnswerTimes;
import dev.pledge.statistics.PageTotal;
import dev.pledge.statistics.ReferrerTotal;
import dev.pledge.statistics.VisitorEstimate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the store of page accesses says of a range.
 *
 * @param people the views of people, by slot
 * @param bots the views of bots, by slot
 * @param daily about how many visitors there were on each day, by slot; empty where slots are hours
 * @param visitors about how many there were in all: on the days of the range, or today where slots are hours
 * @param pages the pages with the most views of people
 * @param botPages the pages with the most views of bots
 * @param referrers where visitors came from
 * @param statuses how many answers there were by class of status
 * @param answers how long pages took, the application's time among it
 * @param failure why there are no answers; null where there are
 */
record Traffic(
        List<Long> people,
        List<Long> bots,
        List<Long> daily,
        VisitorEstimate visitors,
        List<PageLine> pages,
        List<PageTotal> botPages,
        List<ReferrerTotal> referrers,
        Map<Integer, Long> statuses,
        AnswerTimes answers,
        @Nullable String failure) {
    /**
     * A page that people view.
     *
     * @param visitors about how many different ones
     */
    record PageLine(String page, long views, long visitors) {}

    /** Returns what is said where the store does not answer. */
    static Traffic unknown(Range range, String failure) {
        return new Traffic(
                Collections.nCopies(range.slots(), 0L),
                Collections.nCopies(range.slots(), 0L),
                List.of(),
                VisitorEstimate.NONE,
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                AnswerTimes.NONE,
                failure);
    }

    long ofPeople() {
        return sum(people);
    }

    long ofBots() {
        return sum(bots);
    }

    private static long sum(List<Long> slots) {
        long sum = 0;
        for (long slot : slots) {
            sum += slot;
        }
        return sum;
    }
}
