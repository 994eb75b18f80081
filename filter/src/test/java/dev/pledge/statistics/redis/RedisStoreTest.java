package dev.pledge.statistics.redis;

import dev.pledge.statistics.StatisticsStore;
import dev.pledge.statistics.StoreContract;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Period;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The promises of a store, in a cluster of three masters and three replicas. */
class RedisStoreTest extends StoreContract {
    @TempDir
    static Path directory;

    private static RedisServers servers;

    @BeforeAll
    static void start() throws IOException {
        servers = RedisServers.startPatient(directory);
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @Override
    protected int exactUpTo() {
        return 0;
    }

    @Override
    protected StatisticsStore open() {
        servers.clear();
        return reopen();
    }

    @Override
    protected StatisticsStore reopen() {
        // The days of the contract are never too old.
        Period ever = Period.ofYears(200);
        return new RedisStore(new RedisSettings(servers.nodes(), null, null, false), ever, ever);
    }
}
