package dev.pledge.statistics;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about the user agents of late. Each has one place, by its hash, and holds it until another comes that
 * has the same: so memory is bounded, and threads share no lock. Safe for use by all threads.
 */
final class KnownAgents {
    /** A power of two; with the longest names they take some 3 MB. */
    static final int PLACES = 4_096;

    private final AtomicReferenceArray<@Nullable Known> places = new AtomicReferenceArray<>(PLACES);

    private record Known(String userAgent, boolean bot) {}

    /** Returns whether it is a bot; null if that is not known. */
    @Nullable
    Boolean find(String userAgent) {
        Known known = places.get(place(userAgent));
        return known != null && known.userAgent.equals(userAgent) ? known.bot : null;
    }

    void remember(String userAgent, boolean bot) {
        places.set(place(userAgent), new Known(userAgent, bot));
    }

    private static int place(String userAgent) {
        int hash = userAgent.hashCode();
        return (hash ^ hash >>> 16) & PLACES - 1;
    }
}
