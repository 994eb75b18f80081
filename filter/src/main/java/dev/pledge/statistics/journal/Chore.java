package dev.pledge.statistics.journal;

import dev.pledge.statistics.StoreException;
import java.time.Duration;

/**
 * Something that is to be done now and then beside draining, such as forgetting what is older than declared. It is done
 * for the first time at the start; if it fails, again after a minute.
 *
 * @param name what it is called in the log
 * @param interval how often
 * @param task what is done, by the drainer's thread
 */
public record Chore(String name, Duration interval, Task task) {
    /** What is done. */
    public interface Task {
        /** Does it. */
        void run() throws StoreException;
    }

    /**
     * Checks the interval.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Chore {
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException(name + ": every " + interval + "; expected a positive duration");
        }
    }
}
