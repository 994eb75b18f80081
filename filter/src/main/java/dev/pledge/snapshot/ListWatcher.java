package dev.pledge.snapshot;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Watches the files of the lists that a compiler has read last, and tells when one has changed, come or gone since. A
 * change is told of when two looks in a row have found the same: a list that is just being written is left to be finished.
 * Safe for use by several threads.
 */
public final class ListWatcher implements AutoCloseable {
    private final ListLoader lists;
    private final Runnable changed;
    private final RepeatedLook looks;

    /** Only the watcher's thread uses it. */
    private ListLoader.@Nullable Look last;

    /**
     * Begins to watch.
     *
     * @param interval how often to look; a change is told of two to three looks after it was made
     * @param changed is called by the watcher's thread, and is to compile the policy again; what it throws is logged, and
     *     the watch goes on
     * @throws IllegalArgumentException if the interval is not positive
     */
    public ListWatcher(SnapshotCompiler compiler, Duration interval, Runnable changed) {
        this.lists = compiler.lists();
        this.changed = changed;
        this.looks = new RepeatedLook("the filter lists", "pledge-watch-lists", interval, this::look);
    }

    /** Ends the watch. Once this has returned nothing more is told, unless a call has been under way for seconds. */
    @Override
    public void close() {
        looks.close();
    }

    private void look() {
        ListLoader.Look now = lists.now();
        boolean settled = now.equals(last);
        last = now;
        if (settled && !now.equals(lists.asRead())) {
            changed.run();
        }
    }
}
