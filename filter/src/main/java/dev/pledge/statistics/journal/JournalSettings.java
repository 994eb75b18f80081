package dev.pledge.statistics.journal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a journal is, and how large it may become.
 *
 * @param directory of this journal alone, made if it is not there; null for memory only, which survives nothing
 * @param segmentBytes how large a segment is: {@value #LEAST_SEGMENT} to {@value #LARGEST_SEGMENT}, a multiple of
 *     {@value #LEAST_SEGMENT}
 * @param budgetBytes how large all segments may become together while a store is away: two segments or more
 * @param fsync when it survives the loss of power; of no meaning in memory
 */
public record JournalSettings(@Nullable Path directory, int segmentBytes, long budgetBytes, Fsync fsync) {
    /** The smallest segment, in bytes. */
    public static final int LEAST_SEGMENT = 4096;

    /** The largest segment, in bytes. */
    public static final int LARGEST_SEGMENT = 8 << 20;

    private static final long BUDGET = 256L << 20;
    private static final int MEMORY_SEGMENT = 1 << 20;
    private static final long MEMORY_BUDGET = 8L << 20;

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if one is out of its range; the message says which is expected
     */
    public JournalSettings {
        if (segmentBytes < LEAST_SEGMENT || segmentBytes > LARGEST_SEGMENT || segmentBytes % LEAST_SEGMENT != 0) {
            throw new IllegalArgumentException("segments of " + segmentBytes + " bytes; expected a multiple of "
                    + LEAST_SEGMENT + " up to " + LARGEST_SEGMENT);
        }
        if (budgetBytes < 2L * segmentBytes) {
            throw new IllegalArgumentException("a journal of " + budgetBytes
                    + " bytes; expected at least two segments of " + segmentBytes + " bytes");
        }
    }

    /** A journal in a directory: segments of 8 MB, 256 MB at most, about 4 million accesses. */
    public static JournalSettings in(Path directory) {
        return new JournalSettings(directory, LARGEST_SEGMENT, BUDGET, Fsync.EVERY_SECOND);
    }

    /** A journal in memory: 8 MB at most, outside of the heap. */
    public static JournalSettings inMemory() {
        return new JournalSettings(null, MEMORY_SEGMENT, MEMORY_BUDGET, Fsync.NEVER);
    }

    /** Returns the same with another budget. */
    public JournalSettings withBudget(long bytes) {
        return new JournalSettings(directory, segmentBytes, bytes, fsync);
    }

    /** Returns the same with segments of another size. */
    public JournalSettings withSegments(int bytes) {
        return new JournalSettings(directory, bytes, budgetBytes, fsync);
    }

    /** Returns the same with another way to survive the loss of power. */
    public JournalSettings with(Fsync other) {
        return new JournalSettings(directory, segmentBytes, budgetBytes, other);
    }
}
