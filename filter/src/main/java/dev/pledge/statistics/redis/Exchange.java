package dev.pledge.statistics.redis;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/** Commands and replies over one connection to one node: all commands, then all replies. */
final class Exchange implements AutoCloseable {
    private final Connection connection;

    Exchange(Connection connection) {
        this.connection = connection;
    }

    /** Runs commands. */
    List<@Nullable Object> ask(List<Command> commands) {
        commands.forEach(command -> connection.sendCommand(command.arguments()));
        return replies(commands.size());
    }

    /** Runs commands, and waits until all replicas of the node have what they changed. */
    List<@Nullable Object> write(Script script, List<Command> commands) {
        connection.sendCommand(script.load());
        commands.forEach(command -> connection.sendCommand(command.arguments()));
        connection.sendCommand(Protocol.Command.CLUSTER, "NODES");
        List<@Nullable Object> replies = replies(1 + commands.size() + 1);
        int replicas = Replicas.of(text(replies.get(replies.size() - 1)));
        if (replicas > 0) {
            connection.sendCommand(
                    Protocol.Command.WAIT, String.valueOf(replicas), String.valueOf(Connecting.REPLICAS_MILLIS));
            long have = connection.getIntegerReply();
            if (have < replicas) {
                throw new JedisDataException(have + " of " + replicas + " replicas have what was written");
            }
        }
        return replies.subList(1, replies.size() - 1);
    }

    private List<@Nullable Object> replies(int count) {
        List<@Nullable Object> replies = connection.getMany(count);
        for (Object reply : replies) {
            if (reply instanceof JedisDataException error) {
                throw error;
            }
        }
        return replies;
    }

    private static String text(@Nullable Object reply) {
        if (reply instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        throw new JedisConnectionException("found no text in a reply");
    }

    @Override
    public void close() {
        connection.close();
    }
}
