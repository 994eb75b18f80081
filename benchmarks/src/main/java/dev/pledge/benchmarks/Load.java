package dev.pledge.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Asks one shop for one page by some connections at once. They are opened anew for each round: a server closes those that
 * are idle while the other shop has its turn.
 */
final class Load implements AutoCloseable {
    private final ShopProcess shop;
    private final String target;
    private final String cookies;
    private final int connections;
    private final ExecutorService threads;

    Load(ShopProcess shop, String target, int connections) throws IOException, InterruptedException {
        this.shop = shop;
        this.target = target;
        this.cookies = shop.openSession();
        this.connections = connections;
        this.threads = Executors.newFixedThreadPool(connections);
    }

    /** Asks until there were so many requests. */
    void warmUp(int requests) throws InterruptedException, ExecutionException {
        int each = (requests + connections - 1) / connections;
        run(client -> {
            for (int i = 0; i < each; i++) {
                client.exchange();
            }
            return each;
        });
    }

    /** Asks for some seconds. */
    Round round(int seconds) throws InterruptedException, ExecutionException {
        long cpu = shop.cpuNanos();
        long start = System.nanoTime();
        long length = TimeUnit.SECONDS.toNanos(seconds);
        long requests = run(client -> {
            long count = 0;
            while (System.nanoTime() - start < length) {
                client.exchange();
                count++;
            }
            return count;
        });
        return new Round(requests, System.nanoTime() - start, shop.cpuNanos() - cpu);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private long run(Work work) throws InterruptedException, ExecutionException {
        List<Future<Long>> running = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            running.add(threads.submit(() -> {
                try (LoadClient client = new LoadClient(shop.port(), target, cookies)) {
                    return work.of(client);
                }
            }));
        }
        long sum = 0;
        for (Future<Long> one : running) {
            sum += one.get();
        }
        return sum;
    }

    /** What one connection does. */
    @FunctionalInterface
    private interface Work {
        long of(LoadClient client) throws IOException;
    }

    /**
     * What a round showed.
     *
     * @param requests how many were answered
     * @param nanos how long it took
     * @param cpuNanos how much processor time the shop used meanwhile
     */
    record Round(long requests, long nanos, long cpuNanos) {
        double requestsPerSecond() {
            return requests * 1e9 / nanos;
        }

        double cpuMicrosPerRequest() {
            return cpuNanos / 1e3 / requests;
        }
    }
}
