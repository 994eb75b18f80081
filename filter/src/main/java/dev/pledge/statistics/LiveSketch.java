package dev.pledge.statistics;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.hll.Union;
import org.jspecify.annotations.Nullable;

/**
 * About how many different visitors there were: a HyperLogLog sketch (DataSketches, 4096 registers of 4 bits; standard
 * error below 1 %, exact up to some dozens; 2 KB, and far less for few visitors).
 *
 * <p>The library's sketch is for one thread. A visitor is therefore put on a lock-free stack, and whichever thread finds
 * the sketch free moves all that is there into it; a thread that finds it taken goes on, for what it left is moved by
 * the next one, or by whoever reads. So nobody waits and nothing is lost. Striped sketches would take as many times the
 * memory; a bounded queue would have to lose or to wait when it is full.
 */
final class LiveSketch {
    /** The binary logarithm of the number of registers. */
    static final int LG_K = 12;

    private final AtomicReference<@Nullable Waiting> waiting = new AtomicReference<>();

    /** Whether a thread has the sketch. */
    private final AtomicBoolean taken = new AtomicBoolean();

    private final HllSketch sketch = new HllSketch(LG_K, TgtHllType.HLL_4);

    void add(Pseudonym visitor) {
        Waiting mine = new Waiting(visitor.high());
        do {
            mine.next = waiting.get();
        } while (!waiting.compareAndSet(mine.next, mine));
        if (!taken.get() && taken.compareAndSet(false, true)) {
            try {
                move();
            } finally {
                taken.set(false);
            }
        }
    }

    /** Adds what is counted here to a union, which is the caller's own. Waits for a thread that has the sketch. */
    void addTo(Union union) {
        while (!taken.compareAndSet(false, true)) {
            Thread.onSpinWait();
        }
        try {
            move();
            union.update(sketch);
        } finally {
            taken.set(false);
        }
    }

    private void move() {
        for (Waiting w = waiting.getAndSet(null); w != null; w = w.next) {
            sketch.update(w.hash);
        }
    }

    private static final class Waiting {
        final long hash;

        @Nullable
        Waiting next;

        Waiting(long hash) {
            this.hash = hash;
        }
    }
}
