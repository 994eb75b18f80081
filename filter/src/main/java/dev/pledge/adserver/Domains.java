package dev.pledge.adserver;

import java.util.List;

/**
 * Which domains a rule is for. A domain stands for itself and all hosts below it. Those below an excluded one are out even if
 * they are included by name. All are in ASCII form, in lower case. The last label may be {@code *}, for any public suffix:
 * {@code example.*}.
 *
 * @param included if not empty, only these
 * @param excluded not these
 */
public record Domains(List<String> included, List<String> excluded) {
    /** Every domain. */
    public static final Domains ANY = new Domains(List.of(), List.of());

    /** Copies the lists. */
    public Domains {
        included = List.copyOf(included);
        excluded = List.copyOf(excluded);
    }

    /** Returns whether every domain fits. */
    public boolean isAny() {
        return included.isEmpty() && excluded.isEmpty();
    }
}
