package dev.pledge.statistics;

import java.util.List;

/**
 * Accesses that one node has recorded, in the order of their positions.
 *
 * @param node which node recorded them
 * @param entries the accesses, their positions ascending
 */
public record AccessBatch(String node, List<Entry> entries) {
    /** Copies the list. */
    public AccessBatch {
        entries = List.copyOf(entries);
    }

    /**
     * One access.
     *
     * @param position from 1, above those of all accesses that its node recorded before; what has been applied up to a
     *     position is never applied again
     * @param access the access
     */
    public record Entry(long position, PageAccess access) {}

    /** Returns the position of the last access, 0 if there is none. */
    public long last() {
        return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).position();
    }

    /** Returns those accesses of this batch that come after a position. */
    public AccessBatch after(long position) {
        if (entries.isEmpty() || entries.get(0).position() > position) {
            return this;
        }
        return new AccessBatch(
                node, entries.stream().filter(e -> e.position() > position).toList());
    }
}
