package dev.pledge.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The promise on sensitive forms.
 *
 * @param scope where and how far it is kept
 * @param paths the paths that take or show sensitive data
 * @param behind who knows whether an exchange is secure; null where nothing is enforced: then the container is asked
 * @param hsts the {@code Strict-Transport-Security} to send; null for none
 * @param indicator whether a visible indicator is put before each form on a secure sensitive page
 * @param indicatorText the indicator's sentence
 */
public record SensitiveFormPolicy(
        Scope scope,
        List<PathPattern> paths,
        @Nullable Behind behind,
        @Nullable Hsts hsts,
        boolean indicator,
        String indicatorText) {

    /** What the indicator says unless the policy has a sentence of its own. */
    public static final String INDICATOR_TEXT = "What you enter here travels encrypted to this site only.";

    /**
     * Copies the paths, without what stands there twice. Without an indicator its sentence is the usual one.
     *
     * @throws IllegalArgumentException if the sentence cannot be shown
     */
    public SensitiveFormPolicy {
        paths = paths.stream().distinct().toList();
        indicatorText = indicator ? Wording.shown(indicatorText) : INDICATOR_TEXT;
    }

    /** Returns the promise of a site that has written none: no sensitive paths. */
    public static SensitiveFormPolicy builtIn(Scope scope) {
        return new SensitiveFormPolicy(scope, List.of(), null, null, true, INDICATOR_TEXT);
    }

    /** Returns whether a path within the context is sensitive. */
    public boolean covers(String path) {
        for (int i = 0; i < paths.size(); i++) {
            if (paths.get(i).matches(path)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether the promise is enforced on any path. */
    public boolean enforcedSomewhere() {
        return scope.enforcedSomewhere();
    }
}
