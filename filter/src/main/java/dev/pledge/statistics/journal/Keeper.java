package dev.pledge.statistics.journal;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a blank segment ready behind the one that is written to, and takes back those that are done. It has a thread of its
 * own, a daemon, so that a store that hangs does not hold it up.
 */
final class Keeper {
    private static final Logger LOG = System.getLogger(Keeper.class.getName());
    private static final long LONGEST_PAUSE = 1_000_000_000;
    private static final long RETRY_PAUSE = 200_000_000;
    private static final long CLOSE_MILLIS = 10_000;

    private final SegmentSpace space;
    private final NodeId node;
    private final Clock clock;
    private final Supplier<Segment> active;
    private final Forcing forcing;
    private final SecureRandom random = new SecureRandom();
    private final Queue<Segment> done = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::run, "pledge-journal");

    private long lastNumber;
    private volatile boolean closing;
    private volatile @Nullable String trouble;

    /**
     * Begins; nothing runs before {@link #start}.
     *
     * @param lastNumber the highest number of a segment so far
     * @param active the segment that is written to
     */
    Keeper(SegmentSpace space, NodeId node, Clock clock, long lastNumber, Fsync fsync, Supplier<Segment> active) {
        this.space = space;
        this.node = node;
        this.clock = clock;
        this.lastNumber = lastNumber;
        this.active = active;
        this.forcing = new Forcing(fsync, space);
        thread.setDaemon(true);
    }

    /** Makes the first segment ready, if that can be done now, and starts the thread. */
    void start() {
        keepUp();
        thread.start();
        forcing.start();
    }

    private void run() {
        while (!closing) {
            LockSupport.parkNanos(keepUp() ? LONGEST_PAUSE : RETRY_PAUSE);
        }
    }

    /** Returns whether all is as it should be. */
    private boolean keepUp() {
        try {
            takeBack();
            boolean ready = makeReady();
            if (ready && trouble != null) {
                LOG.log(Level.INFO, "journal: records again");
                trouble = null;
            }
            return ready;
        } catch (IOException | RuntimeException | Error e) {
            report(String.valueOf(e));
            return false;
        }
    }

    private boolean makeReady() throws IOException {
        Segment last = active.get();
        if (last.next() != null) {
            return true;
        }
        long number = Math.max(lastNumber + 1, clock.millis());
        Segment made = space.make(new SegmentHeader(node, number, random.nextLong()));
        if (made == null) {
            report("its budget is spent; what is there waits for the store");
            return false;
        }
        lastNumber = number;
        forcing.add(made);
        last.follow(made);
        return true;
    }

    private void takeBack() {
        Segment segment = done.poll();
        while (segment != null) {
            forcing.remove(segment);
            space.release(segment);
            segment = done.poll();
        }
    }

    private void report(String message) {
        if (!message.equals(trouble)) {
            LOG.log(Level.WARNING, "journal: cannot go on when the segment in use is full: " + message);
            trouble = message;
        }
    }

    /** Takes a segment of which nothing is needed any more. */
    void takeBack(Segment segment) {
        done.add(segment);
        wake();
    }

    /** Has it look at once. */
    void wake() {
        LockSupport.unpark(thread);
    }

    /** Waits until what this thread has written is on the disk, for a second at most. */
    void awaitForced() {
        forcing.await();
    }

    /** Returns why no segment could be made ready, or what was written could not be forced; null if all is well. */
    @Nullable
    String trouble() {
        String making = trouble;
        return making != null ? making : forcing.trouble();
    }

    /** Stops the thread, forces what was written and lets go of what is blank, unless there is nothing else. */
    void close() throws IOException {
        closing = true;
        wake();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            throw new IOException("journal: the thread that keeps it does not end; the directory stays locked");
        }
        try {
            takeBack();
            forcing.close();
            Segment last = active.get();
            Segment blank = last.next();
            // Where nothing was appended the blank one alone tells the next start which numbers the store has seen: the
            // clock may have been set back by then, and what has such a number is to the store what it has already.
            if (blank != null && last.header().number() > 0) {
                space.release(blank);
            }
        } finally {
            space.close();
        }
    }
}
