package dev.pledge.statistics.journal;

import dev.pledge.statistics.Pseudonym;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Segments in memory outside of the heap. */
final class SegmentMemory implements SegmentSpace {
    private static final int MOST_SPARE = 1;

    private final int segmentBytes;
    private final long budget;
    private final Deque<ByteBuffer> spare = new ArrayDeque<>();
    private final PendingErasures erasures = PendingErasures.inMemory();
    private long held;

    SegmentMemory(int segmentBytes, long budget) {
        this.segmentBytes = segmentBytes;
        this.budget = budget;
    }

    @Override
    public @Nullable Segment make(SegmentHeader header) {
        ByteBuffer buffer = spare.poll();
        if (buffer == null) {
            if (held + segmentBytes > budget) {
                return null;
            }
            buffer = ByteBuffer.allocateDirect(segmentBytes + 8).alignedSlice(8).slice(0, segmentBytes);
            held += segmentBytes;
        }
        return Segment.begin(buffer, header);
    }

    @Override
    public void release(Segment segment) {
        if (segment.isReusable() && spare.size() < MOST_SPARE) {
            spare.add(segment.buffer());
        } else if (segment.buffer().capacity() > 0) {
            held -= segment.buffer().capacity();
        }
    }

    @Override
    public void force(Segment segment) {
        // Memory survives nothing.
    }

    @Override
    public PendingErasures erasures() {
        return erasures;
    }

    @Override
    public boolean eraseElsewhere(Pseudonym[] person) {
        return false;
    }

    @Override
    public void close() {
        spare.clear();
    }
}
