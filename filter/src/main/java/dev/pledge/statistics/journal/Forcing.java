package dev.pledge.statistics.journal;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Forces segments to the disk, at intervals or when somebody waits, by a thread of its own, a daemon: a disk that is slow
 * must not keep the next segment from being ready. A segment is forced whole, which costs what has changed in it, until it
 * has not changed for a round: a writer that was slow is in the next.
 */
final class Forcing {
    private static final Logger LOG = System.getLogger(Forcing.class.getName());
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(1);
    private static final long CLOSE_MILLIS = 10_000;
    private static final long NEVER = Long.MAX_VALUE;

    private final SegmentSpace space;
    private final long intervalNanos;
    private final boolean always;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition done = lock.newCondition();
    private final Thread thread = new Thread(this::run, "pledge-journal-fsync");

    /** Guarded by the lock, as are the next two; what is in it is used by one thread. */
    private final List<Seen> segments = new ArrayList<>();

    private long asked;
    private long answered;
    private volatile boolean closing;
    private volatile @Nullable String trouble;

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
        thread.setDaemon(true);
    }

    void start() {
        if (intervalNanos != NEVER) {
            thread.start();
        }
    }

    private void run() {
        while (!closing) {
            if (always) {
                LockSupport.parkNanos(isAsked() ? 1 : LONGEST_WAIT);
            } else {
                LockSupport.parkNanos(intervalNanos);
            }
            round();
        }
    }

    private boolean isAsked() {
        lock.lock();
        try {
            return asked > answered;
        } finally {
            lock.unlock();
        }
    }

    private void round() {
        long upTo;
        List<Seen> all;
        lock.lock();
        try {
            upTo = asked; // whoever has asked by now has written before
            all = List.copyOf(segments);
        } finally {
            lock.unlock();
        }
        try {
            force(all);
            trouble = null;
        } catch (IOException | RuntimeException e) {
            if (trouble == null) {
                LOG.log(Level.WARNING, "journal: cannot be forced to the disk; what is new might not survive", e);
            }
            trouble = String.valueOf(e);
            return;
        }
        lock.lock();
        try {
            segments.removeIf(seen -> seen.settled && seen.segment.isSealed() && seen.segment.end() == seen.end);
            answered = upTo;
            done.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void force(List<Seen> all) throws IOException {
        for (Seen seen : all) {
            int end = seen.segment.end();
            if (always || end != seen.end || !seen.settled) {
                space.force(seen.segment);
            }
            seen.settled = end == seen.end;
            seen.end = end;
        }
    }

    void add(Segment segment) {
        if (intervalNanos == NEVER) {
            return;
        }
        lock.lock();
        try {
            segments.add(new Seen(segment));
        } finally {
            lock.unlock();
        }
    }

    void remove(Segment segment) {
        lock.lock();
        try {
            segments.removeIf(seen -> seen.segment == segment);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until what this thread has written is forced, or a second has passed. */
    void await() {
        lock.lock();
        try {
            long ticket = asked + 1;
            asked = ticket;
            LockSupport.unpark(thread);
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

    /** Returns why the disk did not take what was written last; null if it did. */
    @Nullable
    String trouble() {
        return trouble;
    }

    /** Ends the thread and forces the last of it. */
    void close() {
        closing = true;
        LockSupport.unpark(thread);
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        round();
    }
}
