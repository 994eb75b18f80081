package dev.pledge.snapshot;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks at something at regular intervals, on a thread of its own, a daemon. Safe for use by several threads. */
final class RepeatedLook implements AutoCloseable {
    private static final Logger LOG = System.getLogger(RepeatedLook.class.getName());
    private static final long LONGEST_CLOSE_MILLIS = 5_000;

    private final String watched;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    /**
     * Begins.
     *
     * @param watched what is looked at, for the log
     * @param thread the thread's name
     * @param look one look; what it throws, be it that memory is short, is logged, and the watch goes on
     * @throws IllegalArgumentException if the interval is not positive
     */
    RepeatedLook(String watched, String thread, Duration interval, Runnable look) {
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("found an interval of " + interval + ", expected a positive one");
        }
        this.watched = watched;
        this.thread = new Thread(() -> watch(interval, look), thread);
        this.thread.setDaemon(true);
        this.thread.start();
    }

    /** Ends the watch. Once this has returned there is no further look, unless one has been under way for seconds. */
    @Override
    public void close() {
        closed.countDown();
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            thread.join(LONGEST_CLOSE_MILLIS);
            if (thread.isAlive()) {
                LOG.log(Level.WARNING, "The watch of {0} ends late: its last change is still being taken in", watched);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch(Duration interval, Runnable look) {
        try {
            while (!closed.await(interval.toNanos(), TimeUnit.NANOSECONDS)) {
                try {
                    look.run();
                } catch (RuntimeException | Error e) {
                    LOG.log(Level.ERROR, "A change of " + watched + " could not be taken in", e);
                }
            }
        } catch (InterruptedException e) {
            LOG.log(Level.WARNING, "The watch of {0} was interrupted; changes are no longer seen", watched);
            Thread.currentThread().interrupt();
        }
    }
}
