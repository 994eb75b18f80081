package dev.pledge.cookie;

import dev.pledge.finding.Evidence;
import dev.pledge.finding.Kind;
import java.util.ArrayList;
import java.util.List;

/** Evidence in the order in which it was given, one line each: kind, what, label. */
final class RecordedEvidence implements Evidence {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void found(Kind kind, String what, String label) {
        lines.add(kind.key() + " " + what + " " + label);
    }

    List<String> lines() {
        return lines;
    }
}
