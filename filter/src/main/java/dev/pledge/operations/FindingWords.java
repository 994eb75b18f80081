package dev.pledge.operations;

import dev.pledge.finding.Kind;

/** How findings are called, in the language of a page. */
final class FindingWords {
    private FindingWords() {}

    /** Returns what a kind of finding is called. */
    static String kind(View view, Kind kind) {
        return view.text("ops.kind." + kind.key());
    }

    /** Returns what became of what was found. */
    static String outcome(View view, Breaches row) {
        return view.text(row.isPrevented() ? "ops.mode.enforce" : "ops.mode.report");
    }
}
