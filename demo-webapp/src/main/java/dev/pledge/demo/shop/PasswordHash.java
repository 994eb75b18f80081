package dev.pledge.demo.shop;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as it is stored: PBKDF2 with HMAC-SHA-256 (RFC 8018), a salt of its own and the number of rounds beside
 * it, so that the rounds can grow: {@code pbkdf2-sha256$600000$salt$hash}, both in base64.
 */
final class PasswordHash {
    private static final String SCHEME = "pbkdf2-sha256";
    private static final int ROUNDS = 600_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

    private PasswordHash() {}

    static String of(char[] password) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
        return SCHEME + "$" + ROUNDS + "$" + encoder.encodeToString(salt) + "$"
                + encoder.encodeToString(hash(password, salt, ROUNDS));
    }

    /** Returns whether a password is the one of which this is the hash; takes the same time whichever is wrong. */
    static boolean matches(char[] password, String stored) {
        String[] parts = stored.split("\\$", -1);
        if (parts.length != 4 || !parts[0].equals(SCHEME)) {
            throw new IllegalArgumentException("a stored password has another scheme than " + SCHEME);
        }
        Base64.Decoder decoder = Base64.getDecoder();
        byte[] actual = hash(password, decoder.decode(parts[2]), Integer.parseInt(parts[1]));
        return MessageDigest.isEqual(actual, decoder.decode(parts[3]));
    }

    private static byte[] hash(char[] password, byte[] salt, int rounds) {
        PBEKeySpec key = new PBEKeySpec(password, salt, rounds, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(key)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2WithHmacSHA256", e);
        } finally {
            key.clearPassword();
            Arrays.fill(password, '\0');
        }
    }
}
