package dev.pledge.snapshot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches the files of filter lists and tells when one has changed, come or gone. A change is told of when two looks in a
 * row have found the same: a list that is just being written is left to be finished. Safe for use by several threads.
 */
public final class ListWatcher implements AutoCloseable {
    private final ListSource source;
    private final Supplier<List<String>> places;
    private final Runnable changed;
    private final RepeatedLook looks;

    // Only the watcher's thread uses these once it has been started.
    private Look known;
    private @Nullable Look last;

    private record Look(List<String> places, List<Object> stamps) {}

    /**
     * Begins to watch; what the places hold now is taken as known.
     *
     * @param places returns the places that are watched now; other places than at the last look are no change
     * @param interval how often to look; a change is told of two to three looks after it was made
     * @param changed is called by the watcher's thread; what it throws is logged, and the watch goes on
     * @throws IllegalArgumentException if the interval is not positive
     */
    public ListWatcher(ListSource source, Supplier<List<String>> places, Duration interval, Runnable changed) {
        this.source = source;
        this.places = places;
        this.changed = changed;
        this.known = now(source, places.get());
        this.looks = new RepeatedLook("the filter lists", "pledge-watch-lists", interval, this::look);
    }

    /** Ends the watch. Once this has returned nothing more is told, unless a call has been under way for seconds. */
    @Override
    public void close() {
        looks.close();
    }

    private void look() {
        Look now = now(source, places.get());
        if (!now.places.equals(known.places)) {
            known = now;
        } else if (now.equals(last) && !now.equals(known)) {
            known = now;
            changed.run();
        }
        last = now;
    }

    private static Look now(ListSource source, List<String> places) {
        List<Object> stamps = new ArrayList<>();
        for (String place : places) {
            stamps.add(source.stamp(place));
        }
        return new Look(places, stamps);
    }
}
