package dev.pledge.snapshot;

/** The snapshot that is current. Safe for use by all threads. */
public final class Snapshots {
    private volatile Snapshot current;

    /** Begins with a snapshot. */
    public Snapshots(Snapshot first) {
        this.current = first;
    }

    /** Returns the snapshot for a request that comes now. */
    public Snapshot current() {
        return current;
    }

    /** Makes another snapshot the current one; requests under way keep theirs. */
    public void swap(Snapshot next) {
        current = next;
    }
}
