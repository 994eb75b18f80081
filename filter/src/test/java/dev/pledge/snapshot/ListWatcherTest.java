package dev.pledge.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListWatcherTest {
    private static final String A = "file:/lists/a.txt";
    private static final Duration INTERVAL = Duration.ofMillis(20);

    private final ListFiles files = new ListFiles();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private volatile List<String> places = List.of(A);
    private final ListWatcher watcher =
            new ListWatcher(files, () -> places, INTERVAL, () -> told.add(files.texts.getOrDefault(A, "gone")));

    @AfterEach
    void endTheWatch() {
        watcher.close();
    }

    @Test
    void aListThatComesChangesAndGoesIsToldOfOnceEach() throws InterruptedException {
        files.texts.put(A, "one");
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("one");
        files.texts.put(A, "two");
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("two");
        files.texts.remove(A);
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("gone");
        assertNothingMore();
    }

    @Test
    void otherPlacesAreNoChange() throws InterruptedException {
        files.texts.put("file:/lists/b.txt", "b");
        places = List.of("file:/lists/b.txt");
        assertNothingMore();
    }

    @Test
    void nothingIsToldAfterTheEnd() throws InterruptedException {
        watcher.close();
        files.texts.put(A, "one");
        assertNothingMore();
    }

    private void assertNothingMore() throws InterruptedException {
        assertThat(told.poll(15 * INTERVAL.toMillis(), TimeUnit.MILLISECONDS)).isNull();
    }
}
