package dev.pledge.durability;

import dev.pledge.statistics.StatisticsStore;
import dev.pledge.statistics.redis.RedisServers;
import dev.pledge.statistics.redis.RedisSettings;
import dev.pledge.statistics.redis.RedisStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Period;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** In a cluster of three masters and three replicas, all of which are killed to stop it. */
class RedisKilledShopTest extends KilledShopWithServer {
    @TempDir
    static Path directory;

    private static RedisServers servers;

    @BeforeAll
    static void startServers() throws IOException {
        servers = RedisServers.start(directory);
    }

    @AfterAll
    static void stopServers() {
        servers.close();
    }

    @Override
    String storePolicy() {
        servers.clear();
        String nodes = servers.nodes().stream()
                .map(node -> "\"" + node.getHostString() + ":" + node.getPort() + "\"")
                .collect(Collectors.joining(", "));
        return ", store: { kind: redis, nodes: [" + nodes + "] }";
    }

    @Override
    StatisticsStore open(Path data) {
        return new RedisStore(
                new RedisSettings(servers.nodes(), null, null, false), Period.ofMonths(1), Period.ofMonths(1));
    }

    @Override
    void stopStore() {
        servers.killAll();
    }

    @Override
    void startStore() {
        for (int server = 0; server < 2 * RedisServers.MASTERS; server++) {
            servers.startServer(server);
        }
        servers.awaitWhole();
    }
}
