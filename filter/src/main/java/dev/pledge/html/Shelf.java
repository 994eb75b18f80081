package dev.pledge.html;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Keeps so many objects to be used again, without locks; what is never given back is the garbage collector's. Safe for use
 * by all threads.
 *
 * @param <T> the objects
 */
public final class Shelf<T> {
    private final AtomicReferenceArray<@Nullable T> slots;

    /**
     * Makes an empty one.
     *
     * @param most how many objects it keeps
     */
    public Shelf(int most) {
        slots = new AtomicReferenceArray<>(most);
    }

    /** Returns one that is the caller's alone from now on, or null if there is none. */
    public @Nullable T take() {
        int first = first();
        for (int n = 0; n < slots.length(); n++) {
            int slot = (first + n) % slots.length();
            T found = slots.get(slot);
            if (found != null && slots.compareAndSet(slot, found, null)) {
                return found;
            }
        }
        return null;
    }

    /** Takes one that the caller uses no more; where all places are taken it is not kept. */
    public void give(T object) {
        int first = first();
        for (int n = 0; n < slots.length(); n++) {
            if (slots.compareAndSet((first + n) % slots.length(), null, object)) {
                return;
            }
        }
    }

    /** Threads begin at different places, so that they seldom meet. */
    private static int first() {
        return System.identityHashCode(Thread.currentThread()) >>> 1;
    }
}
