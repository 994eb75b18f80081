package dev.pledge.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pledge.testing.Threads;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

class BoundedTableTest {
    @Test
    void keysAreHeldUpToTheLimit() {
        BoundedTable<String, Integer> table = new BoundedTable<>(2);
        assertThat(table.getOrAdd("a", String::length)).isEqualTo(1);
        assertThat(table.getOrAdd("refused", k -> null)).isNull();
        assertThat(table.getOrAdd("bb", String::length)).isEqualTo(2);
        assertThat(table.getOrAdd("ccc", String::length)).isNull();
        assertThat(table.get("a")).isEqualTo(1);
        assertThat(table.get("ccc")).isNull();
        assertThat(table.size()).isEqualTo(2);
    }

    @Test
    void aKeyIsHeldFromItsFirstRequestOnOrNever() {
        for (int round = 0; round < 50; round++) {
            BoundedTable<Integer, LongAdder> table = new BoundedTable<>(1_000);
            LongAdder refused = new LongAdder();
            AtomicInteger made = new AtomicInteger();
            Threads.run(4, t -> {
                for (int key = 0; key < 1_500; key++) {
                    LongAdder count = table.getOrAdd(key, k -> {
                        made.incrementAndGet();
                        return new LongAdder();
                    });
                    (count == null ? refused : count).increment();
                }
            });
            assertThat(table.size()).isEqualTo(1_000);
            table.forEach(
                    (key, count) -> assertThat(count.sum()).as("key %s", key).isEqualTo(4));
            assertThat(refused.sum()).isEqualTo(4 * 500);
            assertThat(made.get()).isBetween(1_000, 1_003);
        }
    }

    @Test
    void aTableOfNothingIsRefused() {
        assertThatThrownBy(() -> new BoundedTable<String, String>(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
