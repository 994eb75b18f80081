package dev.pledge.cli;

import dev.pledge.cli.audit.OneLine;
import dev.pledge.finding.Evidence;
import dev.pledge.finding.Kind;
import dev.pledge.snapshot.Modes;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts what is found in one page, or in several. For one thread. */
final class PageSummary implements Evidence {
    private final Map<Row, Integer> rows = new LinkedHashMap<>();

    private record Row(Kind kind, String what, String label, String rule) {}

    @Override
    public void found(Kind kind, String what, String label) {
        found(kind, what, label, "");
    }

    @Override
    public void found(Kind kind, String what, String label, String rule) {
        rows.merge(new Row(kind, what, label, rule), 1, Integer::sum);
    }

    /** Adds what was found in another page. */
    void add(PageSummary other) {
        other.rows.forEach((row, count) -> rows.merge(row, count, Integer::sum));
    }

    /** Returns how often anything was found. */
    int total() {
        return rows.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Returns how often each kind was found, such as {@code ad-tag-removed 3, form-upgraded 1}. */
    String byKind() {
        Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
        rows.forEach((row, count) -> kinds.merge(row.kind, count, Integer::sum));
        return kinds.entrySet().stream()
                .map((Map.Entry<Kind, Integer> e) -> e.getKey().key() + " " + e.getValue())
                .collect(Collectors.joining(", "));
    }

    /** Writes a table, its columns separated by tabs, with a line for each different finding. */
    void print(Modes modes, PrintStream to) {
        if (rows.isEmpty()) {
            return;
        }
        to.println("count\tmode\tkind\twhat\tlabel\trule");
        rows.forEach((row, count) ->
                to.println(count + "\t" + modes.of(row.kind.promise()).key() + "\t" + row.kind.key() + "\t"
                        + cell(row.what) + "\t" + cell(row.label) + "\t" + cell(row.rule)));
    }

    /** What comes out of pages and lists must not break the table, nor steer a terminal. */
    private static String cell(String text) {
        return OneLine.of(text);
    }
}
