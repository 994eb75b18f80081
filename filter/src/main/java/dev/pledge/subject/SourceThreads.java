package dev.pledge.subject;

import java.io.Closeable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads on which sources are asked: a few for each source, so that one that never returns keeps nobody else waiting.
 * They end when nobody has asked for a while.
 */
final class SourceThreads implements Closeable {
    private static final int OF_SOURCE = 4;
    private static final int WAITING = 64;
    private static final long IDLE_SECONDS = 20;
    private static final long CLOSING_SECONDS = 3;

    private final Map<String, ThreadPoolExecutor> pools = new ConcurrentHashMap<>();

    /** Drivers and frameworks find the application's classes by it. */
    private final ClassLoader classes = Thread.currentThread().getContextClassLoader();

    /** @throws java.util.concurrent.RejectedExecutionException from its methods, if too much is waiting */
    ExecutorService of(String source) {
        return pools.computeIfAbsent(source, this::pool);
    }

    private ThreadPoolExecutor pool(String source) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                OF_SOURCE, OF_SOURCE, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), work -> {
                    Thread thread = new Thread(work, "pledge-source-" + source);
                    thread.setDaemon(true);
                    thread.setContextClassLoader(classes);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Lets what is being done come to its end, for a few seconds; only then is it interrupted. */
    @Override
    public void close() {
        pools.values().forEach(ThreadPoolExecutor::shutdown);
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(CLOSING_SECONDS);
        boolean interrupted = false;
        for (ThreadPoolExecutor pool : pools.values()) {
            try {
                if (!interrupted && pool.awaitTermination(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    continue;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
            pool.shutdownNow();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
