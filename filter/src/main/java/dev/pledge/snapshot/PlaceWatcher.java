package dev.pledge.snapshot;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches the files beside the policy that a compiler has read last, and tells when one has changed, come or gone since. A
 * change is told of when two looks in a row have found the same: a file that is just being written is left to be finished.
 * Safe for use by several threads.
 */
public final class PlaceWatcher implements AutoCloseable {
    private final Supplier<Object> asRead;
    private final Supplier<Object> now;
    private final Runnable changed;
    private final RepeatedLook looks;

    /** Only the watcher's thread uses it. */
    private @Nullable Object last;

    private PlaceWatcher(
            String watched,
            String thread,
            Supplier<Object> asRead,
            Supplier<Object> now,
            Duration interval,
            Runnable changed) {
        this.asRead = asRead;
        this.now = now;
        this.changed = changed;
        this.looks = new RepeatedLook(watched, thread, interval, this::look);
    }

    /**
     * Begins to watch the filter lists.
     *
     * @param interval how often to look; a change is told of two to three looks after it was made
     * @param changed is called by the watcher's thread, and is to compile the policy again; what it throws is logged, and
     *     the watch goes on
     * @throws IllegalArgumentException if the interval is not positive
     */
    public static PlaceWatcher ofLists(SnapshotCompiler compiler, Duration interval, Runnable changed) {
        ListLoader lists = compiler.lists();
        return new PlaceWatcher("the filter lists", "pledge-watch-lists", lists::asRead, lists::now, interval, changed);
    }

    /**
     * Begins to watch the files of the site's own sentences.
     *
     * @param interval how often to look; a change is told of two to three looks after it was made
     * @param changed is called by the watcher's thread, and is to read the sentences again; what it throws is logged, and
     *     the watch goes on
     * @throws IllegalArgumentException if the interval is not positive
     */
    public static PlaceWatcher ofTexts(SnapshotCompiler compiler, Duration interval, Runnable changed) {
        TextLoader texts = compiler.texts();
        return new PlaceWatcher(
                "the statement's texts", "pledge-watch-texts", texts::asRead, texts::now, interval, changed);
    }

    /** Ends the watch. Once this has returned nothing more is told, unless a call has been under way for seconds. */
    @Override
    public void close() {
        looks.close();
    }

    private void look() {
        // Asked for first: between the two another policy may be read, and other places be watched.
        Object read = asRead.get();
        Object found = now.get();
        boolean settled = found.equals(last);
        last = found;
        if (settled && !found.equals(read)) {
            changed.run();
        }
    }
}
