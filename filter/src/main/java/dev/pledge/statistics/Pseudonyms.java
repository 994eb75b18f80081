package dev.pledge.statistics;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes pseudonyms: the first 128 bits of HMAC-SHA256 (RFC 2104) over the raw id, which is not kept. Without the key no
 * pseudonym can be tied to an id, nor an id tried; with another key all pseudonyms are others. Safe for use by all
 * threads.
 */
public final class Pseudonyms {
    /** The length of a key in bytes. */
    public static final int KEY_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    // What the ids are of is part of what is hashed: a session whose id is somebody's name is not that somebody.
    private static final byte PRINCIPAL = 'p';
    private static final byte SESSION = 's';

    private final SecretKeySpec key;

    /** A keyed Mac that is never used itself: to copy it is several times quicker than to key another. */
    private final Mac keyed;

    /**
     * Makes pseudonyms with a key.
     *
     * @param key 32 bytes; they are copied
     * @throws IllegalArgumentException if the key has another length
     */
    public Pseudonyms(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a pseudonym key has " + KEY_BYTES + " bytes, not " + key.length);
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.keyed = newMac(this.key);
    }

    /** Makes pseudonyms with a new key that is held in memory only: after a restart nobody is recognised. */
    public static Pseudonyms withNewKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return new Pseudonyms(key);
    }

    /** Returns the pseudonym of somebody who is signed in under this name. */
    public Pseudonym ofPrincipal(String name) {
        return of(PRINCIPAL, name);
    }

    /** Returns the pseudonym of whoever has the session of this id. */
    public Pseudonym ofSession(String id) {
        return of(SESSION, id);
    }

    private Pseudonym of(byte kind, String id) {
        Mac mac = copy();
        mac.update(kind);
        ByteBuffer digest = ByteBuffer.wrap(mac.doFinal(id.getBytes(StandardCharsets.UTF_8)));
        return new Pseudonym(digest.getLong(), digest.getLong());
    }

    private Mac copy() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            // A provider need not support copies; the JDK's own does.
            return newMac(key);
        }
    }

    private static Mac newMac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw asImpossible(e);
        }
    }

    private static IllegalStateException asImpossible(GeneralSecurityException e) {
        return new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
}
