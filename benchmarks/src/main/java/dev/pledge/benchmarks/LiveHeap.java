package dev.pledge.benchmarks;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/** What is alive on the heap: what each pool held when the last collection was over. Exact where
 * {@link #requireExact} lets it be measured. */
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
    static void requireExact() {
        boolean serial = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .anyMatch(collector -> collector.getName().equals("MarkSweepCompact"));
        String deadRatio = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .getVMOption("MarkSweepDeadRatio")
                .getValue();
        if (!serial || !deadRatio.equals("0")) {
            throw new IllegalStateException(
                    "run with -XX:+UseSerialGC -XX:MarkSweepDeadRatio=0: other collectors round what"
                            + " is alive to regions, and this one leaves some dead objects where they are");
        }
    }
}
