package dev.pledge.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code disclosures}. */
final class DisclosureReader {
    static final Set<String> KEYS = ScopeReader.keys("paths", "partners");
    static final Set<String> PARTNER =
            new LinkedHashSet<>(List.of("name", "role", "certificate", "token-sha256", "purposes"));

    private static final Type<String> CERTIFICATE = Type.text("the subject of a certificate", Partner::certificate);
    private static final Type<String> DIGEST = Type.text("64 hexadecimal digits, in quotes", Partner::sha256);
    private static final Type<DisclosurePurpose> PURPOSE = Type.oneOf(DisclosurePurpose.class);

    private DisclosureReader() {}

    static DisclosurePolicy read(Section section) {
        Scope scope = ScopeReader.read(section);
        List<PathPattern> paths = section.list("paths", Type.PATTERN);
        List<Section> items = section.sections("partners", PARTNER);
        List<Partner> partners = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Section item : items == null ? List.<Section>of() : items) {
            Partner partner = partner(item, names);
            if (partner != null) {
                partners.add(partner);
            }
        }
        return new DisclosurePolicy(scope, paths == null ? List.of() : paths, partners);
    }

    private static @Nullable Partner partner(Section section, Set<String> names) {
        String name = section.required("name", Type.TEXT);
        boolean first = name == null || names.add(name);
        if (!first) {
            section.mistake("name", "a second partner of this name", "each partner once");
        }
        String role = section.get("role", Type.TEXT);
        String certificate = section.get("certificate", CERTIFICATE);
        String token = section.get("token-sha256", DIGEST);
        List<DisclosurePurpose> listed = section.list("purposes", PURPOSE);
        List<DisclosurePurpose> purposes = listed == null ? List.of() : listed;
        List<Fault> faults = new ArrayList<>(Partner.faults(role, certificate, token, purposes));
        // What follows from a value that is wrong, and has been told of, need not be told.
        if (section.has("certificate") || section.has("token-sha256")) {
            faults.removeIf(fault -> fault.key().equals("role"));
        }
        boolean wrong = listed != null && section.hasItems("purposes");
        if (wrong) {
            faults.removeIf(fault -> fault.key().equals("purposes"));
        }
        section.report(faults);
        boolean known = Partner.faults(role, certificate, token, purposes).isEmpty();
        return name != null && first && known ? new Partner(name, role, certificate, token, purposes) : null;
    }
}
