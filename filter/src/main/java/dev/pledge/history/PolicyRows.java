package dev.pledge.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The policies that held, as they are kept: what several of them say alike is there once. */
final class PolicyRows {
    /** How many are kept. */
    static final int LIMIT = 1_000;

    private static final String BETWEEN = "\0";

    private PolicyRows() {}

    /** Returns all of them, the latest first. */
    static List<PolicyRevision> all(HistoryTables open) {
        List<PolicyRevision> all = new ArrayList<>();
        open.policies.forEach((number, texts) -> {
            String[] parts = parts(texts);
            String text = open.policyTexts.getOrDefault(parts[1], "");
            all.add(0, new PolicyRevision(parts[0], parts[1], Instant.parse(parts[2]), text));
        });
        return List.copyOf(all);
    }

    /** Adds one; of too many the earliest go. */
    static void add(HistoryTables open, PolicyRevision policy) {
        if (open.policies.size() >= LIMIT) {
            open.policies.remove(open.policies.firstKey());
        }
        Long last = open.policies.lastKey();
        open.policyTexts.put(policy.digest(), policy.text());
        open.policies.put(
                last == null ? 1 : last + 1,
                String.join(
                        BETWEEN,
                        policy.revision(),
                        policy.digest(),
                        policy.since().toString()));
    }

    /** Removes those that held before a moment only. */
    static void forget(HistoryTables open, Instant before) {
        Long first = open.policies.firstKey();
        Long next = first == null ? null : open.policies.higherKey(first);
        while (first != null && next != null && !since(open, next).isAfter(before)) {
            open.policies.remove(first);
            first = next;
            next = open.policies.higherKey(first);
        }
        Set<String> digests = new HashSet<>();
        open.policies.forEach((number, texts) -> digests.add(parts(texts)[1]));
        for (String digest : List.copyOf(open.policyTexts.keySet())) {
            if (!digests.contains(digest)) {
                open.policyTexts.remove(digest);
            }
        }
    }

    private static Instant since(HistoryTables open, Long number) {
        return Instant.parse(parts(open.policies.getOrDefault(number, ""))[2]);
    }

    private static String[] parts(String texts) {
        return texts.split(BETWEEN, -1);
    }
}
