package dev.pledge.statistics.journal;

import dev.pledge.statistics.Pseudonym;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where segments come from and go to. For one thread, but for {@link #force}. */
interface SegmentSpace extends Closeable {
    /**
     * Makes a blank segment, all of whose room is there.
     *
     * @return null if the budget is spent
     * @throws IOException if there is no room on the disk, or no way to it
     */
    @Nullable
    Segment make(SegmentHeader header) throws IOException;

    /** Takes back a segment that is done; what was in it is gone. */
    void release(Segment segment);

    /** Makes what was written up to here survive the loss of power. */
    void force(Segment segment) throws IOException;

    /** Returns whom the store is still to forget. */
    PendingErasures erasures();

    /** Blanks a person in what is kept beside the segments; returns whether it was there. */
    boolean eraseElsewhere(Pseudonym[] person) throws IOException;
}
