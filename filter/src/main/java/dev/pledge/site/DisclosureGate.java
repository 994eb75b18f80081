package dev.pledge.site;

import dev.pledge.finding.Kind;
import dev.pledge.metrics.Meters;
import dev.pledge.policy.DisclosurePolicy;
import dev.pledge.policy.DisclosurePurpose;
import dev.pledge.policy.Mode;
import dev.pledge.policy.Partner;
import dev.pledge.policy.PathPattern;
import dev.pledge.servlet.Exchange;
import dev.pledge.servlet.Reception;
import dev.pledge.servlet.Release;
import dev.pledge.servlet.SignedIn;
import dev.pledge.subject.Disclosures;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets nobody through to paths that release personal data but registered partners that declare a purpose of theirs. What
 * they are answered leaves once it is in the ledger, with what the application says of it in the request attributes {@value
 * #SUBJECT} and {@value #FIELDS}, which it sets before it writes.
 */
public final class DisclosureGate implements Reception {
    /** The request attribute with the name that the person signs in under whose data is released: a text. */
    public static final String SUBJECT = "dev.pledge.disclosure.subject";

    /** The request attribute with the names of the fields that are released: a collection of texts, or an array. */
    public static final String FIELDS = "dev.pledge.disclosure.fields";

    /** The request header in which a partner declares its purpose. */
    public static final String PURPOSE = "Disclosure-Purpose";

    private final Disclosures ledger;
    private final SignedIn signedIn;
    private final Meters meters;

    /**
     * @param ledger takes releases
     * @param signedIn knows which partner is signed in, if one is
     * @param meters count them
     */
    public DisclosureGate(Disclosures ledger, SignedIn signedIn, Meters meters) {
        this.ledger = ledger;
        this.signedIn = signedIn;
        this.meters = meters;
    }

    @Override
    public boolean answers(Exchange exchange, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Mode mode = exchange.modes().disclosures();
        DisclosurePolicy policy = exchange.snapshot().policy().disclosures();
        PathPattern pattern = mode == Mode.OFF ? null : policy.covering(exchange.path());
        if (pattern == null) {
            return false;
        }
        List<Partner> partners = new KnownPartners(policy.partners(), signedIn).of(request);
        DisclosurePurpose purpose = purpose(request.getHeader(PURPOSE));
        Partner partner = allowed(partners, purpose);
        if (partner != null && purpose != null) {
            if (mode == Mode.ENFORCE) {
                // A copy that something on the way keeps would be released again, and nobody would know.
                response.setHeader("Cache-Control", "no-store");
                exchange.releases(new Release(() -> release(partner, purpose, pattern, request)));
            }
            return false;
        }
        String reason = reason(partners, purpose);
        exchange.evidence().found(Kind.DISCLOSURE_REFUSED, pattern.text(), reason);
        if (mode == Mode.ENFORCE) {
            refuse(response, reason);
        }
        return mode == Mode.ENFORCE;
    }

    private void release(Partner partner, DisclosurePurpose purpose, PathPattern pattern, HttpServletRequest request)
            throws IOException {
        boolean recorded = false;
        try {
            ledger.released(partner.name(), purpose.key(), pattern.text(), subject(request), fields(request));
            recorded = true;
        } finally {
            meters.disclosure(partner.name(), recorded);
        }
    }

    private static @Nullable Partner allowed(List<Partner> partners, @Nullable DisclosurePurpose purpose) {
        for (Partner partner : partners) {
            if (purpose != null && partner.mayAskFor(purpose)) {
                return partner;
            }
        }
        return null;
    }

    private static String reason(List<Partner> partners, @Nullable DisclosurePurpose purpose) {
        if (partners.isEmpty()) {
            return "no-partner";
        }
        return purpose == null ? "no-purpose" : "purpose-not-allowed";
    }

    private static @Nullable DisclosurePurpose purpose(@Nullable String declared) {
        for (DisclosurePurpose purpose : DisclosurePurpose.values()) {
            if (declared != null && purpose.key().equals(declared.strip())) {
                return purpose;
            }
        }
        return null;
    }

    private static @Nullable String subject(HttpServletRequest request) {
        Object subject = request.getAttribute(SUBJECT);
        return subject == null ? null : subject.toString();
    }

    private static List<String> fields(HttpServletRequest request) {
        Object fields = request.getAttribute(FIELDS);
        List<String> names = new ArrayList<>();
        if (fields instanceof Collection<?> collection) {
            collection.forEach(name -> names.add(String.valueOf(name)));
        } else if (fields instanceof Object[] array) {
            Arrays.asList(array).forEach(name -> names.add(String.valueOf(name)));
        } else if (fields != null) {
            names.add(fields.toString());
        }
        return names;
    }

    /** Answers as RFC 9457 has it: whoever asks is a program. */
    private static void refuse(HttpServletResponse response, String reason) throws IOException {
        byte[] body = ("{\"title\":\"Personal data is released to registered partners only, for a declared purpose\","
                        + "\"status\":403,\"detail\":\"" + reason + "\"}\n")
                .getBytes(StandardCharsets.UTF_8);
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType("application/problem+json");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
