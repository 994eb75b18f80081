package dev.pledge.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads what {@link PolicyPrinter#printPublished} has written of a policy. */
public final class PublishedPolicy {
    private PublishedPolicy() {}

    /** What is nothing without what was not published: where the journal is, and what partners are known by. */
    private static final Map<String, List<String>> PARTS =
            Map.of("statistics", List.of("fsync", "journal-mb"), "disclosures", List.of("partners"));

    /**
     * Returns the policy without its partners and without how its journal is kept.
     *
     * @throws PolicyException if this is no policy, or one of another version that is no longer understood
     */
    public static Policy read(String yaml) {
        return PolicyReader.read("published", whole(yaml));
    }

    private static String whole(String yaml) {
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setCodePointLimit(YamlText.LONGEST)
                .build();
        try {
            if (new Load(settings).loadFromString(yaml) instanceof Map<?, ?> all) {
                Map<Object, Object> sections = new LinkedHashMap<>(all);
                PARTS.forEach((name, parts) -> {
                    if (all.get(name) instanceof Map<?, ?> section) {
                        Map<Object, Object> kept = new LinkedHashMap<>(section);
                        parts.forEach(kept::remove);
                        sections.put(name, kept);
                    }
                });
                return PolicyPrinter.text(sections);
            }
        } catch (YamlEngineException e) {
            // The reader says what is wrong with it.
        }
        return yaml;
    }
}
