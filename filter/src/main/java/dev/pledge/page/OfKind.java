package dev.pledge.page;

import dev.pledge.finding.Evidence;
import dev.pledge.finding.Kind;

/**
 * Hands on what is found of one kind only.
 *
 * @param kind the kind
 * @param evidence takes it
 */
record OfKind(Kind kind, Evidence evidence) implements Evidence {
    @Override
    public void found(Kind found, String what, String label) {
        found(found, what, label, "");
    }

    @Override
    public void found(Kind found, String what, String label, String rule) {
        if (found == kind) {
            evidence.found(found, what, label, rule);
        }
    }
}
