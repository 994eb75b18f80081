package dev.pledge.statistics.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.util.JedisClusterCRC16;

/** The script that adds one part of a batch. */
final class Script {
    private final byte[] text;
    private final String digest;

    private Script(byte[] text, String digest) {
        this.text = text;
        this.digest = digest;
    }

    /** Reads the script, which lies beside this class. */
    static Script read() {
        try (InputStream in = Script.class.getResourceAsStream("apply.lua")) {
            if (in == null) {
                throw new IllegalStateException("apply.lua is missing from the jar");
            }
            byte[] text = in.readAllBytes();
            // Redis names scripts by this digest; nothing is to be kept secret by it.
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text);
            return new Script(text, HexFormat.of().formatHex(digest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the command that makes the script known to a node; a node that has just begun knows none. */
    CommandArguments load() {
        return new CommandArguments(Protocol.Command.SCRIPT).add("LOAD").add(text);
    }

    /** Returns a call of the script, in the slot of a key: the number of keys, the keys, and other arguments. */
    Command call(String key, List<Object> keysAndArguments) {
        CommandArguments arguments = new CommandArguments(Protocol.Command.EVALSHA).add(digest);
        keysAndArguments.forEach(arguments::add);
        return new Command(JedisClusterCRC16.getSlot(key), arguments);
    }
}
