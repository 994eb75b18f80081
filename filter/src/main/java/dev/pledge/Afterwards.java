package dev.pledge;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Does something once, a while after the start of an application, on a thread of its own: what the start is not to wait for. */
final class Afterwards implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Afterwards.class.getName());
    private static final long LONGEST_END_MILLIS = 10_000;

    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread;

    private Afterwards(String name, Duration wait, Runnable task) {
        this.thread = new Thread(() -> run(wait, task), name);
        this.thread.setDaemon(true);
    }

    /**
     * Begins to wait.
     *
     * @param name the thread's
     * @param task nothing may depend on it: if it fails, that is logged for developers only
     */
    static Afterwards start(String name, Duration wait, Runnable task) {
        Afterwards afterwards = new Afterwards(name, wait, task);
        afterwards.thread.start();
        return afterwards;
    }

    private void run(Duration wait, Runnable task) {
        try {
            if (!end.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                task.run();
            }
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, thread.getName(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when what is being done is over. It is not interrupted: that would close the files which it reads. */
    @Override
    public void close() {
        end.countDown();
        try {
            thread.join(LONGEST_END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
