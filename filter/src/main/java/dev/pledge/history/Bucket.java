package dev.pledge.history;

import dev.pledge.statistics.AnswerTimes;
import java.time.Instant;
import java.util.Map;

/**
 * What was counted in an hour or on a day.
 *
 * @param start when it began (UTC)
 * @param counts what was counted at least once
 * @param times how long Pledge itself worked on each request, without the application
 */
public record Bucket(Instant start, Map<Counter, Long> counts, AnswerTimes times) {
    /** Copies the counts. */
    public Bucket {
        counts = Map.copyOf(counts);
    }

    /** Returns how often something was counted. */
    public long count(Counter counter) {
        return counts.getOrDefault(counter, 0L);
    }
}
