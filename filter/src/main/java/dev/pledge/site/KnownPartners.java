package dev.pledge.site;

import dev.pledge.policy.Partner;
import dev.pledge.record.Sha256;
import dev.pledge.servlet.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** Tells which of the registered partners sends a request. */
final class KnownPartners {
    /** Where a container puts the certificates that a client has proven to hold (Servlet specification, section 3.10). */
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private static final String BEARER = "Bearer ";

    private final List<Partner> partners;
    private final SignedIn signedIn;

    /** @param signedIn knows roles that the container does not know */
    KnownPartners(List<Partner> partners, SignedIn signedIn) {
        this.partners = partners;
        this.signedIn = signedIn;
    }

    /** Returns all whom the request proves to be sent by. */
    List<Partner> of(HttpServletRequest request) {
        X500Principal certificate = certificate(request);
        byte[] token = token(request.getHeader("Authorization"));
        List<Partner> known = new ArrayList<>();
        for (Partner partner : partners) {
            // All of them are compared, so that the time tells nothing of a token.
            boolean byToken = has(token, partner.tokenSha256());
            if (byToken || has(certificate, partner.certificate()) || hasRole(request, partner.role())) {
                known.add(partner);
            }
        }
        return known;
    }

    private boolean hasRole(HttpServletRequest request, @Nullable String role) {
        return role != null && (request.isUserInRole(role) || signedIn.isInRole(request, role));
    }

    private static boolean has(@Nullable X500Principal certificate, @Nullable String name) {
        return certificate != null && name != null && certificate.equals(new X500Principal(name));
    }

    private static boolean has(byte @Nullable [] token, @Nullable String sha256) {
        return token != null
                && sha256 != null
                && MessageDigest.isEqual(token, sha256.getBytes(StandardCharsets.US_ASCII));
    }

    private static @Nullable X500Principal certificate(HttpServletRequest request) {
        Object certificates = request.getAttribute(CERTIFICATES);
        return certificates instanceof X509Certificate[] chain && chain.length > 0
                ? chain[0].getSubjectX500Principal()
                : null;
    }

    /** Returns the digits of the SHA-256 of a bearer token (RFC 6750, section 2.1), or null if there is none. */
    private static byte @Nullable [] token(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        String token = authorization.substring(BEARER.length()).strip();
        return Sha256.hex(token.getBytes(StandardCharsets.UTF_8)).getBytes(StandardCharsets.US_ASCII);
    }
}
