package dev.pledge.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The SHA-256 of what a policy says: of {@link PolicyPrinter#print}, in UTF-8. Files that differ in comments, order or
 * defaults left out have one digest.
 *
 * @param hex 64 hexadecimal digits in lower case
 */
public record PolicyDigest(String hex) {
    /** @throws IllegalArgumentException if these are not 64 hexadecimal digits in lower case */
    public PolicyDigest {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new Unexpected(hex, "64 hexadecimal digits");
        }
    }

    /** Returns the digest of a policy. */
    public static PolicyDigest of(Policy policy) {
        try {
            byte[] text = PolicyPrinter.print(policy).getBytes(StandardCharsets.UTF_8);
            return new PolicyDigest(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Returns the value of the {@code Pledge-Policy} header: {@code sha-256=:BASE64:}, as in RFC 9530. */
    public String headerValue() {
        return "sha-256=:" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex)) + ":";
    }
}
