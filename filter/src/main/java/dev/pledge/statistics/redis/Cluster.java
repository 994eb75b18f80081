package dev.pledge.statistics.redis;

import dev.pledge.statistics.StoreException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.providers.ClusterConnectionProvider;

/**
 * The cluster: commands go to the nodes that have their slots, to all of these at once. It is looked for when it is first
 * needed, and again whenever it has changed. Safe for use by all threads.
 */
final class Cluster implements AutoCloseable {
    private static final int ATTEMPTS = 3;
    private static final int MAX_THREADS = 16;

    private final RedisSettings settings;
    private final Script script;
    private final ThreadPoolExecutor threads;
    private @Nullable ClusterConnectionProvider nodes;
    private boolean closed;

    Cluster(RedisSettings settings, Script script) {
        this.settings = settings;
        this.script = script;
        this.threads = new ThreadPoolExecutor(
                0,
                MAX_THREADS,
                10,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                work -> {
                    Thread thread = new Thread(work, "pledge-redis");
                    thread.setDaemon(true);
                    return thread;
                },
                (work, full) -> work.run());
    }

    /** Runs commands that change nothing; the replies are in their order. */
    List<@Nullable Object> ask(List<Command> commands) throws StoreException {
        return run(commands, false);
    }

    /**
     * Runs commands that may be run again if it is not known whether they were. When this returns, the replicas have all
     * that they changed, so that it outlives the master.
     */
    List<@Nullable Object> write(List<Command> commands) throws StoreException {
        return run(commands, true);
    }

    private List<@Nullable Object> run(List<Command> commands, boolean write) throws StoreException {
        if (commands.isEmpty()) {
            connected();
            return List.of();
        }
        for (int attempt = 1; ; attempt++) {
            ClusterConnectionProvider connected = connected();
            try {
                return once(connected, commands, write);
            } catch (JedisException e) {
                if (attempt == ATTEMPTS || !passes(e)) {
                    throw failed(e);
                }
                connected.renewSlotCache();
            }
        }
    }

    /** Whether a failure may be over once it is known again which node has which slots. */
    private static boolean passes(JedisException failure) {
        String message = String.valueOf(failure.getMessage());
        return !(failure instanceof JedisDataException)
                || message.startsWith("MOVED")
                || message.startsWith("ASK")
                || message.startsWith("READONLY");
    }

    private List<@Nullable Object> once(ClusterConnectionProvider connected, List<Command> commands, boolean write)
            throws StoreException {
        Map<HostAndPort, List<Integer>> byNode = new LinkedHashMap<>();
        for (int i = 0; i < commands.size(); i++) {
            HostAndPort node = connected.getNode(commands.get(i).slot());
            if (node == null) {
                throw new JedisConnectionException(
                        "no node has slot " + commands.get(i).slot());
            }
            byNode.computeIfAbsent(node, n -> new ArrayList<>()).add(i);
        }
        List<Future<List<@Nullable Object>>> exchanges = new ArrayList<>();
        byNode.forEach((node, places) -> {
            List<Command> ofNode = places.stream().map(commands::get).toList();
            exchanges.add(threads.submit(() -> {
                try (Exchange exchange = new Exchange(connected.getConnection(node))) {
                    return write ? exchange.write(script, ofNode) : exchange.ask(ofNode);
                }
            }));
        });
        @Nullable Object[] replies = new Object[commands.size()];
        int next = 0;
        JedisException failure = null;
        for (List<Integer> places : byNode.values()) {
            try {
                List<@Nullable Object> ofNode = result(exchanges.get(next++));
                for (int i = 0; i < places.size(); i++) {
                    replies[places.get(i)] = ofNode.get(i);
                }
            } catch (JedisException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return Arrays.asList(replies);
    }

    private <T> T result(Future<T> exchange) throws StoreException {
        try {
            return exchange.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof JedisException failure) {
                throw failure;
            }
            throw failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(e);
        }
    }

    private synchronized ClusterConnectionProvider connected() throws StoreException {
        if (closed) {
            throw failed(new IllegalStateException("the store is closed"));
        }
        ClusterConnectionProvider connected = nodes;
        if (connected == null) {
            Set<HostAndPort> known = new LinkedHashSet<>();
            settings.nodes().forEach(node -> known.add(new HostAndPort(node.getHostString(), node.getPort())));
            try {
                connected = new ClusterConnectionProvider(known, Connecting.client(settings), Connecting.pool());
            } catch (JedisException e) {
                throw failed(e.getSuppressed().length > 0 ? e.getSuppressed()[0] : e);
            }
            nodes = connected;
        }
        return connected;
    }

    private StoreException failed(Throwable cause) {
        String reason = String.valueOf(cause.getMessage());
        int arguments = reason.indexOf(", with args beginning with");
        if (arguments >= 0) {
            // A server that does not know a command says what it was about, which may be a person.
            reason = reason.substring(0, arguments);
            return new StoreException(message(reason), new JedisDataException(reason));
        }
        return new StoreException(message(reason), cause);
    }

    private String message(String reason) {
        return "the Redis cluster at " + settings + " has failed: " + reason;
    }

    @Override
    public synchronized void close() {
        closed = true;
        threads.shutdown();
        if (nodes != null) {
            nodes.close();
            nodes = null;
        }
    }
}
