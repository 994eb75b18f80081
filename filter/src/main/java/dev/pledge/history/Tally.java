package dev.pledge.history;

/** Takes what is to be counted. Safe for use by all threads. */
@FunctionalInterface
public interface Tally {
    /** Counts nothing. */
    Tally NONE = (counter, by) -> {};

    /**
     * Counts something in the hour that it is. It takes no lock and does no I/O; for what was counted before it makes no
     * object.
     *
     * @param by how often it happened, from 0
     */
    void count(Counter counter, long by);
}
