package dev.pledge.statistics.journal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When what was appended is made to survive the loss of power. The death of the process it survives in any case: the
 * operating system has it.
 *
 * @param interval every so often, in the background: no more than that is lost; zero for at once, where
 *     {@link Journal#append} waits until it is on the disk, together with those of other threads; null for never, where
 *     the operating system decides, after some 30 seconds mostly
 */
public record Fsync(@Nullable Duration interval) {
    /** At most a second is lost. */
    public static final Fsync EVERY_SECOND = new Fsync(Duration.ofSeconds(1));

    /** Nothing is lost, and every request waits for the disk. */
    public static final Fsync ALWAYS = new Fsync(Duration.ZERO);

    /** The operating system decides. */
    public static final Fsync NEVER = new Fsync(null);

    /**
     * Checks the interval.
     *
     * @throws IllegalArgumentException if it is below zero
     */
    public Fsync {
        if (interval != null && interval.isNegative()) {
            throw new IllegalArgumentException("fsync: " + interval + "; expected a duration from 0");
        }
    }

    boolean isAlways() {
        return interval != null && interval.isZero();
    }
}
