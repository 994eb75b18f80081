package dev.pledge.operations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that pages load from the site itself. Its address holds a digest of it, so that a browser may keep it for good. Immutable.
 */
final class Asset {
    private static final int DIGITS = 16;

    private final String address;
    private final String contentType;
    private final byte[] bytes;

    private Asset(String address, String contentType, byte[] bytes) {
        this.address = address;
        this.contentType = contentType;
        this.bytes = bytes;
    }

    /**
     * Reads a file that lies beside this class.
     *
     * @param name such as {@code operations.css}
     */
    static Asset read(String name, String contentType) {
        try (InputStream in = Asset.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from Pledge's jar");
            }
            byte[] bytes = in.readAllBytes();
            int dot = name.lastIndexOf('.');
            String address = "/" + name.substring(0, dot) + "-" + digest(bytes) + name.substring(dot);
            return new Asset(address, contentType, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** Returns the first digits of a SHA-256. */
    static String digest(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Returns where it is, below the overview's path. */
    String address() {
        return address;
    }

    void send(Reply reply) throws IOException {
        reply.with("Cache-Control", "private, max-age=31536000, immutable").send(contentType, bytes);
    }
}
