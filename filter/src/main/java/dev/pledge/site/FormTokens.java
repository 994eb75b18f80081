package dev.pledge.site;

import dev.pledge.statistics.KeyFile;
import dev.pledge.statistics.Pseudonyms;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that a form carries, so that no other site can have a visitor's browser send it: an HMAC-SHA256 (RFC 2104) over
 * whose form it is, which one, and until when. Nothing of it is kept, neither here nor in a cookie. Safe for use by all
 * threads.
 */
public final class FormTokens {
    /** How long a form can be sent after it was shown. */
    public static final Duration VALID = Duration.ofHours(2);

    private static final String ALGORITHM = "HmacSHA256";
    private static final String FILE = "forms.key";

    private final SecretKeySpec key;
    private final Clock clock;

    private FormTokens(byte[] key, Clock clock) {
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.clock = clock;
    }

    /**
     * Makes tokens with the key in a directory, which is made if need be: a form is still good after a restart, and on
     * every node that has the same directory.
     *
     * @throws IOException if the key cannot be read or made; the message names its file
     */
    public static FormTokens in(Path directory, Clock clock) throws IOException {
        Files.createDirectories(directory);
        return new FormTokens(KeyFile.readOrCreate(directory.resolve(FILE)), clock);
    }

    /** Makes tokens with a key of this process: a restart makes forms that were shown before invalid. */
    public static FormTokens inMemory(Clock clock) {
        byte[] bytes = new byte[Pseudonyms.KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new FormTokens(bytes, clock);
    }

    /** Returns the token for a form. */
    String of(String person, String form) {
        long until = clock.millis() + VALID.toMillis();
        byte[] hmac = hmac(person, form, until);
        ByteBuffer token = ByteBuffer.allocate(Long.BYTES + hmac.length);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(token.putLong(until).put(hmac).array());
    }

    /** Returns whether a token is one for this person's form that has not run out. */
    boolean confirms(String person, String form, @Nullable String token) {
        byte[] bytes;
        try {
            bytes = token == null ? new byte[0] : Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (bytes.length <= Long.BYTES) {
            return false;
        }
        ByteBuffer read = ByteBuffer.wrap(bytes);
        long until = read.getLong();
        byte[] hmac = new byte[read.remaining()];
        read.get(hmac);
        return MessageDigest.isEqual(hmac, hmac(person, form, until)) && clock.millis() < until;
    }

    private byte[] hmac(String person, String form, long until) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(ByteBuffer.allocate(Long.BYTES).putLong(until).array());
            mac.update(form.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(person.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
