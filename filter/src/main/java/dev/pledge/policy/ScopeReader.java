package dev.pledge.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what every promise has: {@code mode}, {@code exclude} and {@code modes}. */
final class ScopeReader {
    private static final Type<Mode> MODE = Type.oneOf(Mode.class);

    private ScopeReader() {}

    /** Returns the keys of a promise's section: those of the scope, then its own. */
    static Set<String> keys(String... own) {
        Set<String> keys = new LinkedHashSet<>(List.of("mode", "exclude", "modes"));
        keys.addAll(List.of(own));
        return keys;
    }

    static Scope read(Section section) {
        Mode mode = mode(section);
        List<PathMode> paths = new ArrayList<>();
        Set<PathPattern> excluded = new HashSet<>();
        List<PathPattern> exclude = section.list("exclude", Type.PATTERN);
        for (PathPattern pattern : exclude == null ? List.<PathPattern>of() : exclude) {
            paths.add(new PathMode(pattern, Mode.OFF));
            excluded.add(pattern);
        }
        Section modes = section.section("modes", null);
        if (modes != null) {
            for (String key : modes.keys()) {
                PathMode own = pathMode(modes, key);
                if (own != null && excluded.contains(own.pattern())) {
                    modes.mistake(key, "a mode for paths that are excluded", "them either here or in exclude");
                } else if (own != null) {
                    paths.add(own);
                }
            }
        }
        return new Scope(mode, paths);
    }

    /** Reads {@code mode} alone, of a promise that is not kept path by path. */
    static Mode mode(Section section) {
        Mode mode = section.required("mode", MODE);
        return mode == null ? Mode.REPORT : mode;
    }

    private static @Nullable PathMode pathMode(Section modes, String key) {
        PathPattern pattern = modes.key(key, Type.PATTERN);
        Mode mode = modes.get(key, MODE);
        return pattern == null || mode == null ? null : new PathMode(pattern, mode);
    }
}
