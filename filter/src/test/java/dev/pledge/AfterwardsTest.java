package dev.pledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class AfterwardsTest {
    @Test
    void itIsDoneOnceTheTimeIsOver() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        try (Afterwards afterwards = Afterwards.start("some", Duration.ofMillis(1), done::countDown)) {
            assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(afterwards).isNotNull();
        }
    }

    @Test
    void anApplicationThatEndsBeforeDoesNotDoItAnyMore() {
        AtomicBoolean done = new AtomicBoolean();
        Afterwards.start("some", Duration.ofHours(1), () -> done.set(true)).close();
        assertThat(done).isFalse();
    }

    /** What it uses is closed afterwards. */
    @Test
    void whoClosesItWaitsForWhatIsBeingDoneWithoutInterruptingIt() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        Afterwards afterwards = Afterwards.start("some", Duration.ZERO, () -> {
            begun.countDown();
            try {
                Thread.sleep(200);
                ended.set(true);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
        afterwards.close();
        assertThat(ended).isTrue();
    }
}
