package dev.pledge.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.finding.Kind;
import dev.pledge.policy.Mode;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LiveCountsTest {
    private static final int ROUNDS = 200_000;

    /** Where the two threads have one processor between them, each round takes milliseconds. */
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(10);

    @Test
    void whatIsFoundWhileSomebodyAsksIsToldToThemOrTheNext() throws Exception {
        LiveCounts live = new LiveCounts(10);
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger found = new AtomicInteger();
        Thread finding = new Thread(() -> {
            for (int round = 1; round <= ROUNDS; round++) {
                while (begun.get() < round) {
                    Thread.onSpinWait();
                }
                live.found(Kind.EXPOSURE, Mode.ENFORCE);
                found.set(round);
            }
        });
        finding.start();
        int overlooked = 0;
        long end = System.nanoTime() + MOST_NANOS;
        for (int round = 1; round <= ROUNDS && System.nanoTime() < end; round++) {
            begun.set(round);
            boolean told = false;
            while (found.get() < round) {
                told |= live.takeFound();
            }
            told |= live.takeFound();
            overlooked += told ? 0 : 1;
        }
        begun.set(ROUNDS);
        finding.join();
        assertThat(overlooked).isZero();
    }
}
