package dev.pledge.policy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the section {@code site}. */
final class SiteReader {
    static final Set<String> KEYS =
            new LinkedHashSet<>(List.of("name", "operator", "contact", "https", "authority", "hosts"));

    private static final Type<Https> HTTPS = Type.oneOf(Https.class);

    /** Stands where an authority is wrong or missing, so that what else is wrong in the file can still be seen. */
    private static final Authority STAND_IN = new Authority("www.unknown.invalid", 443);

    private SiteReader() {}

    static SitePolicy read(Section section) {
        SitePolicy unnamed = SitePolicy.unnamed();
        String name = section.get("name", Type.TEXT, unnamed.name());
        String operator = section.get("operator", Type.TEXT, "");
        String contact = section.get("contact", Type.TEXT, "");
        Https https = section.get("https", HTTPS, unnamed.https());
        Authority authority = section.get("authority", Type.AUTHORITY);
        List<String> hosts = section.list("hosts", Type.HOST);
        List<Fault> faults = SitePolicy.faults(https, authority);
        section.report(faults);
        boolean lost = authority == null && (section.has("authority") || !faults.isEmpty());
        return new SitePolicy(
                name, operator, contact, https, lost ? STAND_IN : authority, hosts == null ? List.of() : hosts);
    }
}
