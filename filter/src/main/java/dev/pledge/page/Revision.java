package dev.pledge.page;

import dev.pledge.adserver.AdServers;
import dev.pledge.policy.Mode;
import dev.pledge.policy.Policy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What stands in the {@code ETag} of a governed page: a hash of all that the page depends on, and the modes. A page that
 * a browser keeps is good only as long as this stays the same.
 */
record Revision(String hash) {
    private static final int BYTES = 6;

    static Revision of(Policy policy, AdServers adServers, String version) {
        String all = String.join(
                "\n",
                version,
                adServers.revision(),
                policy.site().toString(),
                policy.adServers().toString(),
                policy.sensitiveForms().toString());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return new Revision(HexFormat.of().formatHex(digest, 0, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    String of(Mode ads, Mode forms) {
        return hash + letter(ads) + letter(forms);
    }

    private static char letter(Mode mode) {
        return mode.key().charAt(0);
    }
}
