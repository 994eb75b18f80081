package dev.pledge.statistics.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.SafeEncoder;
import redis.embedded.core.ExecutableProvider;

/**
 * A cluster of three masters and three replicas on this machine. The server is the one that the system property
 * {@code pledge.redis.server} names, else the one that a Maven artifact brings along.
 */
public final class RedisServers implements AutoCloseable {
    /** How many masters there are, and replicas. */
    public static final int MASTERS = 3;

    private static final int SLOTS = Protocol.CLUSTER_HASHSLOTS;

    private final Path directory;
    private final Path executable;
    private final List<Integer> ports;
    private final List<Optional<Process>> processes = new ArrayList<>();
    private final List<String> options;
    private final Thread atExit = new Thread(this::killAll);

    private RedisServers(Path directory, List<String> options) throws IOException {
        this.directory = directory;
        this.options = options;
        String named = System.getProperty("pledge.redis.server", "");
        this.executable = named.isEmpty()
                ? ExecutableProvider.newJarResourceProvider(directory.toFile())
                        .get()
                        .toPath()
                : Path.of(named);
        this.ports = freePorts(2 * MASTERS);
        ports.forEach(port -> processes.add(Optional.empty()));
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Starts servers, the first three of them masters, and makes a cluster of them. */
    public static RedisServers start(Path directory, String... options) throws IOException {
        RedisServers servers = new RedisServers(directory, List.of(options));
        try {
            IntStream.range(0, servers.ports.size()).forEach(servers::startServer);
            servers.form();
            return servers;
        } catch (RuntimeException e) {
            servers.close();
            throw e;
        }
    }

    /** The same for whoever kills none: on however busy a machine, none is soon taken for dead by the others. */
    static RedisServers startPatient(Path directory) throws IOException {
        return start(directory, "--cluster-node-timeout", "15000");
    }

    private void form() {
        for (int i = 0; i < MASTERS; i++) {
            int from = SLOTS * i / MASTERS;
            int to = SLOTS * (i + 1) / MASTERS;
            String[] slots = IntStream.range(from, to).mapToObj(String::valueOf).toArray(String[]::new);
            cluster(i, Stream.concat(Stream.of("ADDSLOTS"), Stream.of(slots)).toArray(String[]::new));
            cluster(i, "SET-CONFIG-EPOCH", String.valueOf(i + 1));
        }
        for (int i = 1; i < ports.size(); i++) {
            for (int other = 0; other < i; other++) {
                cluster(i, "MEET", "127.0.0.1", String.valueOf(ports.get(other)));
            }
        }
        await("all know each other", () -> allSay("cluster_known_nodes:" + ports.size()));
        for (int i = MASTERS; i < ports.size(); i++) {
            int replica = i;
            // Those that are only about to be known are counted above as well.
            await(
                    "server " + i + " is a replica",
                    () -> cluster(replica, "REPLICATE", cluster(replica - MASTERS, "MYID"))
                            .equals("OK"));
        }
        awaitWhole();
    }

    /** Waits until every slot is served, and every master has a replica that is up to date. */
    public void awaitWhole() {
        await("the cluster is whole", () -> {
            if (!allSay("cluster_state:ok")) {
                return false;
            }
            List<Integer> masters = masters();
            return masters.size() == MASTERS && masters.stream().allMatch(i -> info(i).contains("state=online"));
        });
    }

    /** Waits until every slot is served. */
    void awaitOk() {
        await(
                "all slots are served",
                () -> running().stream().allMatch(i -> cluster(i, "INFO").contains("cluster_state:ok")));
    }

    private boolean allSay(String line) {
        return IntStream.range(0, ports.size())
                .allMatch(i -> cluster(i, "INFO").lines().anyMatch(line::equals));
    }

    /** Returns which of the running servers are masters. */
    List<Integer> masters() {
        return running().stream().filter(i -> info(i).contains("role:master")).toList();
    }

    private List<Integer> running() {
        return IntStream.range(0, ports.size())
                .filter(i -> processes.get(i).isPresent())
                .boxed()
                .toList();
    }

    private String info(int server) {
        try (Jedis jedis = connect(server)) {
            return jedis.info("replication");
        }
    }

    private String cluster(int server, String... command) {
        try (Jedis jedis = connect(server)) {
            return SafeEncoder.encode((byte[]) jedis.sendCommand(Protocol.Command.CLUSTER, command));
        }
    }

    /** Connects to one server. */
    Jedis connect(int server) {
        return new Jedis("127.0.0.1", ports.get(server), 30_000);
    }

    /** Returns some of the nodes. */
    public List<InetSocketAddress> nodes() {
        return ports.stream()
                .map(port -> InetSocketAddress.createUnresolved("127.0.0.1", port))
                .toList();
    }

    /** Deletes all keys. */
    public void clear() {
        for (int master : masters()) {
            try (Jedis jedis = connect(master)) {
                jedis.flushAll();
                jedis.waitReplicas(1, 5_000);
            }
        }
    }

    /** Starts a server, with the data that it had. */
    public void startServer(int server) {
        String port = String.valueOf(ports.get(server));
        Path home = directory.resolve(port);
        List<String> command = new ArrayList<>(List.of(
                executable.toString(),
                "--port",
                port,
                "--bind",
                "127.0.0.1",
                "--dir",
                home.toString(),
                "--cluster-enabled",
                "yes",
                "--cluster-node-timeout",
                "3000",
                "--cluster-require-full-coverage",
                "yes",
                "--appendonly",
                "yes",
                "--save",
                "",
                "--repl-diskless-sync-delay",
                "0"));
        command.addAll(options);
        try {
            Files.createDirectories(home);
            processes.set(
                    server,
                    Optional.of(new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(
                                    home.resolve("log").toFile()))
                            .start()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await("server " + server + " answers", () -> {
            try (Jedis jedis = connect(server)) {
                return jedis.ping().equals("PONG");
            }
        });
    }

    /** Ends a server as {@code kill -9} does. */
    void kill(int server) {
        processes.get(server).ifPresent(process -> {
            process.destroyForcibly();
            try {
                if (!process.waitFor(60, TimeUnit.SECONDS)) {
                    throw new AssertionError("server " + server + " does not end");
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            processes.set(server, Optional.empty());
        });
    }

    /** Ends all servers at once. */
    public void killAll() {
        processes.forEach(process -> process.ifPresent(Process::destroyForcibly));
        IntStream.range(0, ports.size()).forEach(this::kill);
    }

    @Override
    public void close() {
        killAll();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(String what, Condition condition) {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (true) {
            String seen = "it is not so";
            try {
                if (condition.holds()) {
                    return;
                }
            } catch (JedisException e) {
                seen = String.valueOf(e.getMessage());
            }
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("waited for a minute until " + what + ": " + seen);
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** Returns ports that are free together with those 10,000 above, at which the servers talk to each other. */
    private static List<Integer> freePorts(int count) {
        List<Integer> found = new ArrayList<>();
        while (found.size() < count) {
            int port = ThreadLocalRandom.current().nextInt(12_000, 22_000);
            if (!found.contains(port) && isFree(port) && isFree(port + 10_000)) {
                found.add(port);
            }
        }
        return found;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
