package dev.pledge.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads the section {@code sensitive-forms}. */
final class SensitiveFormReader {
    static final Set<String> KEYS = ScopeReader.keys("paths", "behind", "hsts", "indicator");

    private static final Type<Behind> BEHIND =
            Type.word(words(), ", or a list of the proxies' addresses, such as [10.0.0.0/8]");
    private static final Type<Cidr> ADDRESS = Type.text("an address or a block of addresses", Cidr::parse);

    private static final Type<Boolean> INDICATOR =
            new Type<>(Tag.BOOL, "true, false or the sentence to show", Type.FLAG.parse());

    private SensitiveFormReader() {}

    static SensitiveFormPolicy read(Section section) {
        SensitiveFormPolicy builtIn = SensitiveFormPolicy.builtIn(ScopeReader.read(section));
        List<PathPattern> paths = section.list("paths", Type.PATTERN);
        Behind behind = behind(section);
        Hsts hsts = HstsReader.read(section);
        boolean sentence =
                section.node("indicator") instanceof ScalarNode s && s.getTag().equals(Tag.STR);
        return new SensitiveFormPolicy(
                builtIn.scope(),
                paths == null ? List.of() : paths,
                behind,
                hsts,
                sentence || section.get("indicator", INDICATOR, builtIn.indicator()),
                sentence ? section.get("indicator", Type.TEXT, builtIn.indicatorText()) : builtIn.indicatorText());
    }

    private static @Nullable Behind behind(Section section) {
        if (!(section.node("behind") instanceof SequenceNode list)) {
            return section.get("behind", BEHIND);
        }
        if (list.getValue().isEmpty()) {
            section.mistake("behind", "an empty list", "at least one address, such as 10.0.0.0/8");
        }
        List<Cidr> blocks = section.list("behind", ADDRESS);
        return blocks == null || blocks.isEmpty() ? null : new Behind.Proxies(blocks);
    }

    private static Map<String, Behind> words() {
        Map<String, Behind> words = new LinkedHashMap<>();
        words.put("direct", new Behind.Direct());
        words.put("container", new Behind.Container());
        return words;
    }
}
