package dev.pledge.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to whom personal data may be released. One of role, certificate and token is enough to be known by.
 *
 * @param name what visitors know them by
 * @param role the container's role that they have; null for none
 * @param certificate the subject of their client certificate, a distinguished name (RFC 2253); null for none
 * @param tokenSha256 the SHA-256 of their bearer token's bytes, 64 hexadecimal digits in lower case; null for none
 * @param purposes what they may ask for data for, each once
 */
public record Partner(
        String name,
        @Nullable String role,
        @Nullable String certificate,
        @Nullable String tokenSha256,
        List<DisclosurePurpose> purposes) {

    /** @throws IllegalArgumentException if a value is none, there is nothing to know them by, or no purpose */
    public Partner {
        name = Wording.shown(name);
        role = role == null ? null : Wording.shown(role);
        certificate = certificate == null ? null : certificate(certificate);
        tokenSha256 = tokenSha256 == null ? null : sha256(tokenSha256);
        purposes = purposes.stream().distinct().sorted().toList();
        Fault.refuse("partner " + name + ": ", faults(role, certificate, tokenSha256, purposes));
    }

    static List<Fault> faults(
            @Nullable String role,
            @Nullable String certificate,
            @Nullable String tokenSha256,
            List<DisclosurePurpose> purposes) {
        List<Fault> faults = new ArrayList<>();
        if (role == null && certificate == null && tokenSha256 == null) {
            faults.add(
                    new Fault("role", "name", "nothing", "role, certificate or token-sha256: what they are known by"));
        }
        if (purposes.isEmpty()) {
            faults.add(new Fault("purposes", "name", "nothing", "at least one purpose, such as license-verification"));
        }
        return faults;
    }

    /** Returns a distinguished name if it is one. */
    static String certificate(String name) {
        String expected = "the subject of a certificate, such as CN=licences.acme.example,O=Acme (RFC 2253)";
        try {
            if (!new X500Principal(name).getName().isEmpty() && Wording.clean(name)) {
                return name;
            }
        } catch (IllegalArgumentException e) {
            // no distinguished name
        }
        throw new Unexpected(name, expected);
    }

    /** Returns a digest in lower case. */
    static String sha256(String digits) {
        if (!digits.matches("[0-9A-Fa-f]{64}")) {
            // What was meant to be a digest may be the token itself: it is not to stand in a log.
            throw Unexpected.secret(digits, "64 hexadecimal digits, the SHA-256 of the token");
        }
        return digits.toLowerCase(Locale.ROOT);
    }

    /** Returns whether they may ask for data for a purpose. */
    public boolean mayAskFor(DisclosurePurpose purpose) {
        return purposes.contains(purpose);
    }
}
