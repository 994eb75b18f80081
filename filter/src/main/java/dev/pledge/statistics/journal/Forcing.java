package dev.pledge.statistics.journal;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Forces segments to the disk, at intervals or when somebody waits. A segment is forced whole, which costs what has
 * changed in it, until it has not changed for a round: a writer that was slow is in the next.
 */
final class Forcing {
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(1);
    private static final long NEVER = Long.MAX_VALUE;

    private final SegmentSpace space;
    private final long intervalNanos;
    private final boolean always;
    private final List<Seen> segments = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition done = lock.newCondition();

    private long last = System.nanoTime();
    private volatile long asked;
    private long answered;

    /** A segment, and where it ended when it was forced last. */
    private static final class Seen {
        final Segment segment;
        int end;
        boolean settled;

        Seen(Segment segment) {
            this.segment = segment;
        }
    }

    Forcing(Fsync fsync, SegmentSpace space) {
        Duration interval = fsync.interval();
        this.space = space;
        this.intervalNanos = interval == null ? NEVER : interval.toNanos();
        this.always = fsync.isAlways();
    }

    void add(Segment segment) {
        if (intervalNanos != NEVER) {
            segments.add(new Seen(segment));
        }
    }

    void remove(Segment segment) {
        segments.removeIf(seen -> seen.segment == segment);
    }

    /** Returns for how long nothing is due. */
    long pauseNanos() {
        return intervalNanos == NEVER || always ? NEVER : intervalNanos;
    }

    void forceIfDue() throws IOException {
        if (intervalNanos == NEVER) {
            return;
        }
        if (always) {
            long upTo = asked; // whoever has asked by now has written before
            forceAll();
            answer(upTo);
        } else if (System.nanoTime() - last >= intervalNanos) {
            forceAll();
            last = System.nanoTime();
        }
    }

    void forceAll() throws IOException {
        for (Seen seen : segments) {
            boolean sealed = seen.segment.isSealed();
            int end = seen.segment.end();
            if (end != seen.end || !seen.settled || always) {
                space.force(seen.segment);
            }
            seen.settled = end == seen.end && (sealed || !always);
            seen.end = end;
        }
        segments.removeIf(seen -> seen.settled && seen.segment.isSealed() && seen.segment.end() == seen.end);
    }

    private void answer(long upTo) {
        lock.lock();
        try {
            answered = upTo;
            done.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until what this thread has written is forced, or a second has passed. */
    void await(Runnable wake) {
        lock.lock();
        try {
            long ticket = asked + 1;
            asked = ticket;
            wake.run();
            long left = LONGEST_WAIT;
            while (answered < ticket && left > 0) {
                left = done.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
