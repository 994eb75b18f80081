package dev.pledge.snapshot;

import dev.pledge.policy.Promise;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Turns promises off while the application runs, whatever the policy says, and on again. A switch that is on leaves the
 * policy's modes as they are. Safe for use by all threads; a request keeps what it found when it came.
 */
public final class Switches {
    private final Set<Promise> off = ConcurrentHashMap.newKeySet();

    /** Returns whether the policy's modes hold for a promise. */
    public boolean isOn(Promise promise) {
        return !off.contains(promise);
    }

    /** Turns a promise off, or on again. */
    public void set(Promise promise, boolean on) {
        if (on) {
            off.remove(promise);
        } else {
            off.add(promise);
        }
    }
}
