package dev.pledge.servlet;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * One release of personal data: recorded once, before any of it leaves. If it cannot be recorded, none of it leaves.
 */
public final class Release {
    private static final Logger LOG = System.getLogger(Release.class.getName());

    /** Records a release. */
    @FunctionalInterface
    public interface Book {
        /** Returns when it is recorded for good; throws if it cannot be. */
        void record() throws IOException;
    }

    private enum State {
        PENDING,
        RECORDED,
        WITHHELD
    }

    private final Book book;
    private State state = State.PENDING;

    /** @param book records this release */
    public Release(Book book) {
        this.book = book;
    }

    /** Returns whether data may leave; records the release first, if it has not been. */
    synchronized boolean mayLeave() {
        if (state == State.PENDING) {
            try {
                book.record();
                state = State.RECORDED;
            } catch (IOException | RuntimeException e) {
                state = State.WITHHELD;
                LOG.log(Level.ERROR, "A disclosure was withheld, for it could not be recorded", e);
            }
        }
        return state == State.RECORDED;
    }
}
