package dev.pledge.statistics.redis;

import java.util.Collection;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.commands.ProtocolCommand;
import redis.clients.jedis.util.JedisClusterCRC16;

/**
 * A command for the node that has a slot.
 *
 * @param slot the slot of all keys in it
 * @param arguments the command and what follows it
 */
record Command(int slot, CommandArguments arguments) {
    /** Returns a command about a key. */
    static Command of(ProtocolCommand command, String key, Object... rest) {
        CommandArguments arguments = new CommandArguments(command).add(key);
        for (Object argument : rest) {
            arguments.add(argument);
        }
        return new Command(JedisClusterCRC16.getSlot(key), arguments);
    }

    /** Returns a command about several keys of one tag; at least one. */
    static Command of(ProtocolCommand command, Collection<String> keys) {
        CommandArguments arguments = new CommandArguments(command);
        keys.forEach(arguments::add);
        return new Command(JedisClusterCRC16.getSlot(keys.iterator().next()), arguments);
    }
}
