package dev.pledge.finding;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table that grows up to a limit; safe for use by all threads. To find a key that is there takes no lock. Unless one is
 * removed, a key is either held from its first request on or never, so whoever counts in the values counts exactly.
 *
 * @param <K> the keys
 * @param <V> the values
 */
public final class BoundedTable<K, V> {
    private final ConcurrentHashMap<K, V> entries = new ConcurrentHashMap<>();
    private final AtomicInteger taken = new AtomicInteger();
    private final int limit;

    /**
     * Makes an empty table.
     *
     * @param limit how many keys it holds at most, from 1
     */
    public BoundedTable(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a table holds at least 1 key, not " + limit);
        }
        this.limit = limit;
    }

    /** Returns the value of a key, or null if it is not held. */
    public @Nullable V get(K key) {
        return entries.get(key);
    }

    /**
     * Returns the value of a key, which is added if it is not there and there is room.
     *
     * @param make makes the value, at most once for each key that is held; null refuses the key
     * @return null if the key is not held
     */
    public @Nullable V getOrAdd(K key, Function<? super K, ? extends @Nullable V> make) {
        V held = entries.get(key);
        if (held != null) {
            return held;
        }
        // Requests for one new key wait for one another here, so none is turned away while another is let in.
        return entries.computeIfAbsent(key, k -> {
            if (taken.get() >= limit) {
                return null;
            }
            V made = make.apply(k);
            return made != null && take() ? made : null;
        });
    }

    /**
     * Removes a key; who has found its value before may still use that.
     *
     * @return whether it was held
     */
    public boolean remove(K key) {
        boolean held = entries.remove(key) != null;
        if (held) {
            taken.decrementAndGet();
        }
        return held;
    }

    /** Returns how many keys are held. */
    public int size() {
        return Math.min(taken.get(), limit);
    }

    /** Shows all that is held; what is added meanwhile may be missed. */
    public void forEach(BiConsumer<? super K, ? super V> reader) {
        entries.forEach(reader);
    }

    private boolean take() {
        int before = taken.get();
        while (before < limit) {
            if (taken.compareAndSet(before, before + 1)) {
                return true;
            }
            before = taken.get();
        }
        return false;
    }
}
