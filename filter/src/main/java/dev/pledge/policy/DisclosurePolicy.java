package dev.pledge.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The promise on disclosures: personal data goes to registered partners, for declared purposes.
 *
 * @param scope where and how far it is kept, among the paths
 * @param paths the paths that release personal data
 * @param partners to whom; without any, to nobody
 */
public record DisclosurePolicy(Scope scope, List<PathPattern> paths, List<Partner> partners) {
    /**
     * Copies the lists, paths without what stands there twice.
     *
     * @throws IllegalArgumentException if two partners have one name
     */
    public DisclosurePolicy {
        paths = paths.stream().distinct().toList();
        partners = List.copyOf(partners);
        Set<String> names = new HashSet<>();
        for (Partner partner : partners) {
            if (!names.add(partner.name())) {
                throw new IllegalArgumentException(
                        "disclosures: found two partners named " + partner.name() + ", expected one");
            }
        }
    }

    /** Returns the promise of a site that has written none: no path releases anything. */
    public static DisclosurePolicy builtIn(Scope scope) {
        return new DisclosurePolicy(scope, List.of(), List.of());
    }

    /** Returns the narrowest pattern that covers a path within the context, or null if none does. */
    public @Nullable PathPattern covering(String path) {
        PathPattern narrowest = null;
        for (int i = 0; i < paths.size(); i++) {
            PathPattern pattern = paths.get(i);
            if (pattern.matches(path) && (narrowest == null || pattern.narrowness() > narrowest.narrowness())) {
                narrowest = pattern;
            }
        }
        return narrowest;
    }

    /** Returns how far the promise is kept at a path within the context: {@link Mode#OFF} where nothing is released. */
    public Mode at(String path) {
        return covering(path) == null ? Mode.OFF : scope.at(path);
    }
}
