package dev.pledge.cli.proxy;

import dev.pledge.finding.Breach;
import dev.pledge.finding.FindingListener;
import dev.pledge.finding.Kind;
import dev.pledge.policy.Mode;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what was prevented, or seen, and tells of the first of each. Safe for use by all threads. */
public final class Prevented implements FindingListener {
    private static final int MOST = 10_000;

    private final PrintStream out;
    private final Map<Row, LongAdder> counts = new ConcurrentHashMap<>();

    private record Row(Mode mode, Kind kind, String what, String label) {
        @Override
        public String toString() {
            return mode.key() + "\t" + kind.key() + "\t" + what + "\t" + label;
        }
    }

    /** @param out takes a line for each first finding */
    public Prevented(PrintStream out) {
        this.out = out;
    }

    @Override
    public void found(Breach breach, boolean first) {
        Row row = new Row(breach.mode(), breach.kind(), breach.what(), breach.label());
        LongAdder count = counts.get(row);
        if (count == null && counts.size() < MOST) {
            LongAdder begun = new LongAdder();
            count = counts.putIfAbsent(row, begun);
            if (count == null) {
                count = begun;
                out.println(row + "\t" + breach.page());
                out.flush();
            }
        }
        if (count != null) {
            count.increment();
        }
    }

    /** Writes a table, its columns separated by tabs: how often, and what. */
    public void print(PrintStream to) {
        if (counts.isEmpty()) {
            to.println("nothing was found");
            return;
        }
        to.println("count\tmode\tkind\twhat\tlabel");
        counts.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Row, LongAdder> e) -> e.getKey().kind)
                        .thenComparing(
                                (Map.Entry<Row, LongAdder> e) -> -e.getValue().sum()))
                .forEach(e -> to.println(e.getValue().sum() + "\t" + e.getKey()));
    }
}
