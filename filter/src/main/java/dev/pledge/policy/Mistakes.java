package dev.pledge.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects the mistakes of one file. */
final class Mistakes {
    private final String file;
    private final List<Mistake> all = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();

    Mistakes(String file) {
        this.file = file;
    }

    void add(Node at, String key, String found, String expected) {
        Mark mark = at.getStartMark().orElseThrow(() -> new IllegalStateException("YAML was read without marks"));
        add(mark.getLine() + 1, mark.getColumn() + 1, key, found, expected);
    }

    void add(int line, int column, String key, String found, String expected) {
        keys.add(key);
        all.add(new Mistake(file, line, column, key, found, expected));
    }

    /** Returns whether there is a mistake at a key: what follows from it need not be told. */
    boolean at(String key) {
        return keys.contains(key);
    }

    boolean none() {
        return all.isEmpty();
    }

    void throwIfAny() {
        if (!all.isEmpty()) {
            all.sort(Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column));
            throw new PolicyException(all);
        }
    }
}
