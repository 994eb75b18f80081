package dev.pledge.statistics.redis;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a cluster is reached.
 *
 * @param nodes some of its nodes, by name; they tell the others
 * @param user who signs in; null for the default user
 * @param password with which; null for none
 * @param tls whether connections are encrypted; certificates are checked against those that the JVM trusts, and host
 *     names against the certificates
 */
public record RedisSettings(
        List<InetSocketAddress> nodes,
        @Nullable String user,
        @Nullable String password,
        boolean tls) {
    /**
     * Copies the nodes.
     *
     * @throws IllegalArgumentException if there is no node, or a user without a password
     */
    public RedisSettings {
        nodes = List.copyOf(nodes);
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("a Redis store needs at least one node");
        }
        if (user != null && password == null) {
            throw new IllegalArgumentException("a user of a Redis store needs a password");
        }
    }

    /** Returns the nodes, such as {@code redis-1:6379, redis-2:6379}; never the password. */
    @Override
    public String toString() {
        return nodes.stream()
                .map(node -> node.getHostString() + ":" + node.getPort())
                .collect(Collectors.joining(", "));
    }
}
