package dev.pledge;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What ends with an application: threads, files, registrations. The latest ends first; so does what has begun of an
 * application that does not start. For one thread at a time.
 */
final class Endings implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Endings.class.getName());

    private final Deque<Runnable> begun = new ArrayDeque<>();

    /** Notes how to end what has just begun. */
    void add(Runnable end) {
        begun.push(end);
    }

    /** Ends all of it; what fails to end does not keep the rest from ending. */
    @Override
    public void close() {
        while (!begun.isEmpty()) {
            try {
                begun.pop().run();
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "A part of Pledge could not be ended.", e);
            }
        }
    }
}
