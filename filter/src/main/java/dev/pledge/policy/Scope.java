package dev.pledge.policy;

import java.util.Comparator;
import java.util.List;

/**
 * Where and how far a promise is kept: a mode for the whole site, and modes of their own for some paths. Of several
 * patterns that match a path the narrowest decides, as in the Servlet specification, section 12.1.
 *
 * @param mode the mode everywhere else
 * @param paths the exceptions, narrowest first
 */
public record Scope(Mode mode, List<PathMode> paths) {
    private static final Comparator<PathMode> NARROWEST_FIRST = Comparator.comparingInt(
                    (PathMode p) -> p.pattern().narrowness())
            .reversed()
            .thenComparing(p -> p.pattern().text());

    /**
     * Sorts the exceptions, narrowest first.
     *
     * @throws IllegalArgumentException if one pattern has two modes
     */
    public Scope {
        paths = paths.stream().sorted(NARROWEST_FIRST).toList();
        for (int i = 1; i < paths.size(); i++) {
            String text = paths.get(i).pattern().text();
            if (text.equals(paths.get(i - 1).pattern().text())) {
                throw new IllegalArgumentException("found two modes for the paths " + text + ", expected one");
            }
        }
    }

    /** Returns a scope with one mode everywhere. */
    public static Scope everywhere(Mode mode) {
        return new Scope(mode, List.of());
    }

    /** Returns whether the promise is enforced on any path. */
    public boolean enforcedSomewhere() {
        return mode == Mode.ENFORCE || paths.stream().anyMatch(p -> p.mode() == Mode.ENFORCE);
    }

    /** Returns the mode at a path within the context. Allocates nothing. */
    public Mode at(String path) {
        for (int i = 0; i < paths.size(); i++) {
            PathMode exception = paths.get(i);
            if (exception.pattern().matches(path)) {
                return exception.mode();
            }
        }
        return mode;
    }
}
