package dev.pledge.cookie;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

// What identifies a browser is the session's id where it sent one, else its address. Neither is kept: an entry is 64
// bits of HMAC-SHA256 over it, the host, and the cookie's name, domain and path, under a key that is random for each
// memory and never leaves the process. So an entry says nothing about anybody, not even to who reads the memory with
// the
// key gone; it cannot be tied to another entry of the same browser; and it is forgotten within the hour. Browsers that
// share an address and have no session are one: then a cookie is tried once for all of them in that time, and stays
// hidden in the rest. Nothing is read from the device beyond what the request carries.
/**
 * Remembers for a while which deletions were sent to which browser, and nothing else about it: bounded, in memory only.
 * Safe for use by several threads.
 */
public final class DeletionMemory {
    /** How many deletions are remembered unless said otherwise. */
    public static final int MOST = 50_000;

    /** How long they are remembered unless said otherwise. */
    public static final Duration FOR = Duration.ofHours(1);

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final Cache<Long, Boolean> sent;

    /** Makes an empty memory of {@link #MOST} deletions for {@link #FOR}. */
    public DeletionMemory() {
        this(MOST, FOR, Ticker.systemTicker());
    }

    /**
     * Makes an empty memory.
     *
     * @param most how many deletions are remembered
     * @param duration how long each is remembered
     * @param ticker the passing of time
     */
    public DeletionMemory(int most, Duration duration, Ticker ticker) {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, ALGORITHM);
        this.sent = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterWrite(duration)
                .ticker(ticker)
                .build();
    }

    Visit visit(String browser, String host) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return new Visit(mac, browser + '\n' + host + '\n');
        } catch (GeneralSecurityException e) {
            // Each Java platform has it (java.security.Provider: required algorithms).
            throw new IllegalStateException(e);
        }
    }

    /** One browser at one host, for one request. */
    final class Visit {
        private final Mac mac;
        private final String browser;

        private Visit(Mac mac, String browser) {
            this.mac = mac;
            this.browser = browser;
        }

        /** Returns whether this deletion was not sent before; from now on it was. */
        boolean isFirst(String name, @Nullable String domain, String path) {
            String deletion = browser + name + '\n' + (domain == null ? "" : domain) + '\n' + path;
            byte[] hash = mac.doFinal(deletion.getBytes(StandardCharsets.UTF_8));
            return sent.asMap().putIfAbsent(ByteBuffer.wrap(hash).getLong(), true) == null;
        }
    }
}
