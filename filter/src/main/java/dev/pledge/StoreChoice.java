package dev.pledge;

import dev.pledge.policy.Secret;
import dev.pledge.policy.StatisticsPolicy;
import dev.pledge.policy.StorePolicy;
import dev.pledge.statistics.StatisticsStore;
import dev.pledge.statistics.embedded.EmbeddedStore;
import dev.pledge.statistics.postgres.PostgresStore;
import dev.pledge.statistics.redis.RedisSettings;
import dev.pledge.statistics.redis.RedisStore;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Opens the store that the policy names. One on another machine need not be there yet: what is recorded waits for it in the
 * journal.
 */
final class StoreChoice {
    private static final Logger LOG = System.getLogger(StoreChoice.class.getName());
    private static final String KEY = "statistics.store: ";

    private final StatisticsPolicy policy;
    private final @Nullable Path directory;

    /** @param directory the data directory; null for none */
    StoreChoice(StatisticsPolicy policy, @Nullable Path directory) {
        this.policy = policy;
        this.directory = directory;
    }

    /** @throws IOException if the store cannot be opened, and never will be without a change; the message says which */
    StatisticsStore open() throws IOException {
        StorePolicy store = policy.storage().store();
        try {
            if (store instanceof StorePolicy.PostgreSql database) {
                return postgreSql(database);
            }
            if (store instanceof StorePolicy.Redis cluster) {
                return redis(cluster);
            }
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new IOException(KEY + e.getMessage(), e);
        } catch (NoClassDefFoundError e) {
            throw new IOException(
                    KEY + "the application lacks a library that this store needs (" + e.getMessage()
                            + "); the README names them",
                    e);
        }
        return directory == null ? EmbeddedStore.inMemory(policy.maxUsers()) : embedded(directory.resolve("store"));
    }

    private static StatisticsStore embedded(Path directory) throws IOException {
        EmbeddedStore store = EmbeddedStore.open(directory);
        Path damaged = store.setAside();
        if (damaged != null) {
            LOG.log(
                    Level.ERROR,
                    "The store of page accesses was damaged; it is now {0}, and a new one has been begun.",
                    damaged);
        }
        return store;
    }

    private static StatisticsStore postgreSql(StorePolicy.PostgreSql database) throws IOException {
        String name = database.jndi();
        String url = database.url();
        if (name != null) {
            return PostgresStore.over(name, dataSource(name));
        }
        if (url == null) {
            throw new IllegalArgumentException("PostgreSQL needs either jndi or url");
        }
        return PostgresStore.at(url, database.user(), text(database.password()));
    }

    // The name is the policy's, and one that leads to another machine is no such name: see StorePolicy.
    @SuppressWarnings("BanJNDI")
    private static DataSource dataSource(String name) throws IOException {
        try {
            Object found = InitialContext.doLookup(name);
            if (found instanceof DataSource source) {
                return source;
            }
            throw new IOException(KEY + name + " is no data source");
        } catch (NamingException e) {
            throw new IOException(KEY + "found no data source of the name " + name, e);
        }
    }

    private StatisticsStore redis(StorePolicy.Redis cluster) throws IOException {
        RedisSettings settings = new RedisSettings(
                cluster.nodes().stream()
                        .map(node -> InetSocketAddress.createUnresolved(node.host(), node.port()))
                        .toList(),
                cluster.user(),
                text(cluster.password()),
                cluster.tls());
        return new RedisStore(settings, policy.keep().aggregate(), policy.keep().perUser());
    }

    /** Returns a password from where it is; it is nowhere in a message. */
    private static @Nullable String text(@Nullable Secret secret) throws IOException {
        if (secret == null) {
            return null;
        }
        String place = secret.place();
        String name = place.substring(place.indexOf(':') + 1);
        if (place.startsWith("env:")) {
            String value = System.getenv(name);
            if (value == null) {
                throw new IOException(KEY + "the environment variable " + name + " is not set");
            }
            return value;
        }
        Path file = Path.of(name);
        if (!Files.isReadable(file)) {
            throw new IOException(KEY + "the file " + file + " cannot be read");
        }
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }
}
