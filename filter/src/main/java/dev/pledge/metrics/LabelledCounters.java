package dev.pledge.metrics;

import dev.pledge.finding.BoundedTable;
import io.micrometer.core.instrument.Counter;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BiFunction;

/**
 * The counters of one meter, by a label that comes with a finding and by one of a few variants. Labels are bounded; what
 * is beyond is counted as {@code other}. To find a counter again takes no look into the registry.
 */
final class LabelledCounters {
    private static final String OTHER = "other";

    private final BoundedTable<String, AtomicReferenceArray<Counter>> labels;
    private final AtomicReferenceArray<Counter> other;
    private final int variants;
    private final BiFunction<String, Integer, Counter> register;

    /**
     * @param limit how many labels are told apart
     * @param variants how many variants there are
     * @param register registers the counter of a label and a variant; asked twice it gives the same one
     */
    LabelledCounters(int limit, int variants, BiFunction<String, Integer, Counter> register) {
        this.labels = new BoundedTable<>(limit);
        this.variants = variants;
        this.other = new AtomicReferenceArray<>(variants);
        this.register = register;
    }

    void increment(String label, int variant) {
        AtomicReferenceArray<Counter> held = labels.getOrAdd(label, l -> new AtomicReferenceArray<>(variants));
        if (held == null) {
            counter(other, OTHER, variant).increment();
        } else {
            counter(held, label, variant).increment();
        }
    }

    private Counter counter(AtomicReferenceArray<Counter> counters, String label, int variant) {
        Counter counter = counters.get(variant);
        if (counter == null) {
            counter = register.apply(label, variant);
            counters.set(variant, counter);
        }
        return counter;
    }
}
