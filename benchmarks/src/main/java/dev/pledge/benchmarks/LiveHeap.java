package dev.pledge.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/** What is alive on the heap: what each pool held when the last collection was over. Exact under the serial collector. */
final class LiveHeap {
    private LiveHeap() {}

    /** Collects, and returns how many bytes are left. */
    static long bytes() {
        System.gc();
        long sum = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage left = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
            sum += left == null ? 0 : left.getUsed();
        }
        return sum;
    }

    /**
     * Refuses to measure where it would not be exact.
     *
     * @throws IllegalStateException if the JVM collects in another way
     */
    static void requireSerial() {
        boolean serial = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .anyMatch(collector -> collector.getName().equals("MarkSweepCompact"));
        if (!serial) {
            throw new IllegalStateException("run with -XX:+UseSerialGC: others round what is alive to whole regions");
        }
    }
}
