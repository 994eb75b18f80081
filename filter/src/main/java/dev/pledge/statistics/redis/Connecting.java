package dev.pledge.statistics.redis;

import java.time.Duration;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.SslOptions;

/** How each node is connected to: nothing waits for ever. */
final class Connecting {
    /** For how long replicas are waited for, in milliseconds; less than replies are. */
    static final int REPLICAS_MILLIS = 2_000;

    private static final int CONNECT_MILLIS = 2_000;
    private static final int REPLY_MILLIS = 5_000;
    private static final int CONNECTIONS_PER_NODE = 8;

    private Connecting() {}

    static JedisClientConfig client(RedisSettings settings) {
        DefaultJedisClientConfig.Builder client = DefaultJedisClientConfig.builder()
                .resp2()
                .clientName("pledge")
                .connectionTimeoutMillis(CONNECT_MILLIS)
                .socketTimeoutMillis(REPLY_MILLIS)
                .user(settings.user())
                .password(settings.password());
        if (settings.tls()) {
            client.sslOptions(SslOptions.defaults());
        }
        return client.build();
    }

    static GenericObjectPoolConfig<Connection> pool() {
        GenericObjectPoolConfig<Connection> pool = new GenericObjectPoolConfig<>();
        pool.setMaxTotal(CONNECTIONS_PER_NODE);
        pool.setMaxIdle(CONNECTIONS_PER_NODE);
        pool.setMaxWait(Duration.ofMillis(REPLY_MILLIS));
        // Finds those that a restarted node has forgotten.
        pool.setTestOnBorrow(true);
        // Would be known to the JVM beyond the application's end.
        pool.setJmxEnabled(false);
        return pool;
    }
}
