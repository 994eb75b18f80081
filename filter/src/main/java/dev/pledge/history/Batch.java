package dev.pledge.history;

import dev.pledge.finding.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is to be kept next. For one thread at a time. */
final class Batch {
    /** What was counted, by the hour since 1970. */
    final Map<Long, Map<Counter, Long>> counts = new TreeMap<>();

    /** Findings as they are now, by their keys; null for one that was forgotten. */
    final Map<String, @Nullable Finding> findings = new LinkedHashMap<>();

    /** Policies that held since, the earliest first. */
    final List<PolicyRevision> policies = new ArrayList<>();

    void add(long hour, Counter counter, long by) {
        counts.computeIfAbsent(hour, h -> new LinkedHashMap<>()).merge(counter, by, Long::sum);
    }

    /** Takes all of an earlier one, which was not kept after all. */
    void addBefore(Batch earlier) {
        earlier.counts.forEach((hour, counted) -> counted.forEach((counter, by) -> add(hour, counter, by)));
        policies.addAll(0, earlier.policies);
        earlier.findings.forEach((key, finding) -> {
            if (!findings.containsKey(key)) {
                findings.put(key, finding);
            }
        });
    }

    boolean isEmpty() {
        return counts.isEmpty() && findings.isEmpty() && policies.isEmpty();
    }
}
