package dev.pledge.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BufferPoolTest {
    @ParameterizedTest
    @CsvSource({"0, 256", "1, 256", "256, 256", "257, 512", "5000, 8192", "32769, 56320", "56320, 56320"})
    void givesTheSameArrayAgain(int length, int size) {
        BufferPool pool = new BufferPool(2);
        byte[] array = pool.take(length);

        assertThat(array).hasSize(size);
        pool.give(array);
        assertThat(pool.take(length)).isSameAs(array);
        assertThat(pool.take(length)).isNotSameAs(array);
    }

    @Test
    void keepsNoMoreThanItMay() {
        BufferPool pool = new BufferPool(3);
        List<byte[]> given = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            given.add(new byte[1024]);
        }
        given.forEach(pool::give);

        IdentityHashMap<byte[], Boolean> again = new IdentityHashMap<>();
        for (int i = 0; i < 10; i++) {
            again.put(pool.take(1024), true);
        }
        assertThat(given).filteredOn(again::containsKey).hasSize(3);
    }

    @Test
    void anythingLongerIsNotKept() {
        BufferPool pool = new BufferPool(2);
        byte[] array = pool.take(100_000);

        assertThat(array).hasSizeGreaterThanOrEqualTo(100_000);
        pool.give(array);
        assertThat(pool.take(100_000)).isNotSameAs(array);
    }

    @Test
    void keepsNothingIfItMayNot() {
        BufferPool pool = new BufferPool(0);
        byte[] array = pool.take(10);
        pool.give(array);

        assertThat(pool.take(10)).isNotSameAs(array);
        assertThatThrownBy(() -> new BufferPool(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void neverGivesOneArrayToTwoThreads() throws Exception {
        BufferPool pool = new BufferPool(2);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> clashes = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                byte mark = (byte) (i + 1);
                clashes.add(threads.submit((Callable<Integer>) () -> clashes(pool, mark)));
            }
            for (Future<Integer> found : clashes) {
                assertThat(found.get()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static int clashes(BufferPool pool, byte mark) {
        int clashes = 0;
        for (int i = 0; i < 50_000; i++) {
            byte[] array = pool.take(256);
            array[0] = mark;
            Thread.onSpinWait();
            clashes += array[0] == mark ? 0 : 1;
            pool.give(array);
        }
        return clashes;
    }
}
