package dev.pledge.policy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** Reads {@code sensitive-forms.hsts}: a word, or a mapping. */
final class HstsReader {
    private static final Set<String> KEYS = new LinkedHashSet<>(List.of("max-age", "include-subdomains", "preload"));
    private static final Type<Optional<Hsts>> WORD =
            Type.word(words(), ", or a mapping with max-age, include-subdomains and preload");

    private HstsReader() {}

    static @Nullable Hsts read(Section section) {
        if (!(section.node("hsts") instanceof MappingNode)) {
            return section.get("hsts", WORD, Optional.empty()).orElse(null);
        }
        Section own = section.section("hsts", KEYS);
        if (own == null) {
            return null;
        }
        Duration maxAge = own.required("max-age", Type.DURATION);
        boolean includeSubDomains = own.get("include-subdomains", Type.FLAG, false);
        boolean preload = own.get("preload", Type.FLAG, false);
        if (maxAge == null) {
            return null;
        }
        List<Fault> faults = Hsts.faults(maxAge, includeSubDomains, preload);
        own.report(faults);
        return faults.isEmpty() ? new Hsts(maxAge, includeSubDomains, preload) : null;
    }

    private static Map<String, Optional<Hsts>> words() {
        Map<String, Optional<Hsts>> words = new LinkedHashMap<>();
        words.put("off", Optional.empty());
        words.put("start", Optional.of(Hsts.FIRST));
        words.put("retract", Optional.of(Hsts.RETRACT));
        return words;
    }
}
