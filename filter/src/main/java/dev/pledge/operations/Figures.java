package dev.pledge.operations;

import dev.pledge.history.Bucket;
import dev.pledge.history.Counter;
import dev.pledge.statistics.AnswerTimes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the overview shows of one range. Immutable.
 *
 * @param now as of when
 * @param starts when the slots begin
 * @param prevention what was prevented, by slot
 * @param own how long Pledge itself worked on each request, by slot
 * @param answered how many answers were to be recorded
 * @param recorded how many were
 * @param lost how many could not be
 */
record Figures(
        Range range,
        Instant now,
        List<Instant> starts,
        Traffic traffic,
        List<Prevention> prevention,
        List<AnswerTimes> own,
        long answered,
        long recorded,
        long lost) {

    static Figures of(Range range, Instant now, Traffic traffic, List<Bucket> buckets) {
        List<Instant> starts = new ArrayList<>();
        List<Prevention> prevention = new ArrayList<>();
        List<AnswerTimes> own = new ArrayList<>();
        long answered = 0;
        long recorded = 0;
        long lost = 0;
        int next = 0;
        for (int slot = 0; slot < range.slots(); slot++) {
            Instant start = range.start(now, slot);
            starts.add(start);
            while (next < buckets.size() && buckets.get(next).start().isBefore(start)) {
                next++;
            }
            boolean counted = next < buckets.size() && buckets.get(next).start().equals(start);
            Bucket bucket = counted ? buckets.get(next) : null;
            prevention.add(bucket == null ? Prevention.NONE : Prevention.of(bucket));
            own.add(bucket == null ? AnswerTimes.NONE : bucket.times());
            if (bucket != null) {
                answered += bucket.count(Counter.ACCESSES_ANSWERED);
                recorded += bucket.count(Counter.ACCESSES_RECORDED);
                lost += bucket.count(Counter.ACCESSES_LOST);
            }
        }
        return new Figures(
                range,
                now,
                List.copyOf(starts),
                traffic,
                List.copyOf(prevention),
                List.copyOf(own),
                answered,
                recorded,
                lost);
    }

    Prevention prevented() {
        return prevention.stream().reduce(Prevention.NONE, Prevention::plus);
    }

    AnswerTimes times() {
        return own.stream().reduce(AnswerTimes.NONE, AnswerTimes::plus);
    }

    int last() {
        return range.slots() - 1;
    }
}
