package dev.pledge.history;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Does something at the beginning of every second, on a thread of its own, until it is closed. */
final class Ticking implements AutoCloseable {
    private static final long SECOND_MILLIS = 1_000;
    private static final long LONGEST_END_MILLIS = 10_000;

    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread;

    Ticking(String name, Runnable task) {
        this.thread = new Thread(() -> tick(task), name);
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void tick(Runnable task) {
        try {
            while (!end.await(SECOND_MILLIS - System.currentTimeMillis() % SECOND_MILLIS, TimeUnit.MILLISECONDS)) {
                task.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when what is being done is over. */
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
