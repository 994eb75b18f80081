package dev.pledge.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;

/** Real threads that begin at one moment. */
public final class Threads {
    /** So long all of it may take, on however slow a machine; what never ends is told. */
    private static final long MINUTES = 10;

    private Threads() {}

    /** Runs the same work in so many threads, each with its number, and waits for all; fails if one fails. */
    public static void run(int threads, IntConsumer work) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch go = new CountDownLatch(1);
            List<Future<?>> running = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int number = t;
                running.add(pool.submit(() -> {
                    go.await();
                    work.accept(number);
                    return null;
                }));
            }
            go.countDown();
            for (Future<?> one : running) {
                one.get(MINUTES, TimeUnit.MINUTES);
            }
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        } finally {
            pool.shutdownNow();
        }
    }
}
