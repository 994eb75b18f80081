package dev.pledge.history;

import dev.pledge.finding.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The findings, as they are kept. */
final class FindingRows {
    private FindingRows() {}

    /** Returns all of them, those found last first. */
    static List<Finding> all(HistoryTables open) {
        List<Finding> all = new ArrayList<>();
        open.findings.forEach((key, value) -> {
            Finding finding = FindingRow.read(key, value);
            if (finding != null) {
                all.add(finding);
            }
        });
        all.sort(Comparator.comparing(Finding::last).reversed());
        return all;
    }

    /** Removes those that were last found before a moment, also such as memory had no room for, or knows no more. */
    static void forget(HistoryTables open, Instant before) {
        for (String key : List.copyOf(open.findings.keySet())) {
            byte[] value = open.findings.get(key);
            if (value != null && FindingRow.last(value).isBefore(before)) {
                open.findings.remove(key);
            }
        }
    }
}
