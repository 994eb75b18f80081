package dev.pledge.policy;

import org.jspecify.annotations.Nullable;

/**
 * How page accesses are made to last. It needs a restart to change.
 *
 * @param data the directory of the journal, the keys and the embedded store, as {@code file:}; null where all is held
 *     in memory and a restart forgets it
 * @param keys the directory of the pseudonyms' keys, as {@code file:}, where several nodes share one; null for one in the
 *     data directory
 * @param fsync when recorded accesses are forced to the disk
 * @param journalMegabytes how large the journal may grow while the store is away, in units of 1,000,000 bytes
 * @param store where accesses are kept
 */
public record Storage(
        @Nullable String data, @Nullable String keys, Fsync fsync, int journalMegabytes, StorePolicy store) {
    static final int LEAST_JOURNAL = 4;
    static final int MOST_JOURNAL = 1_000_000;

    /** In memory. */
    public static final Storage MEMORY = new Storage(null, null, Fsync.EACH_SECOND, 256, new StorePolicy.Embedded());

    /**
     * @throws IllegalArgumentException if a place is no {@code file:}, the journal's size is out of bounds, or accesses
     *     go to another machine without a journal that keeps them meanwhile
     */
    public Storage {
        data = data == null ? null : place(data);
        keys = keys == null ? null : place(keys);
        if (journalMegabytes < LEAST_JOURNAL || journalMegabytes > MOST_JOURNAL) {
            throw new IllegalArgumentException("found a journal of " + journalMegabytes + " MB, expected "
                    + LEAST_JOURNAL + " to " + MOST_JOURNAL);
        }
        if (data == null && !(store instanceof StorePolicy.Embedded)) {
            throw new IllegalArgumentException(
                    "found a store on another machine, expected a data directory as well, for the journal");
        }
    }

    /** Returns a place if it is one. */
    static String place(String place) {
        if (!place.matches("file:.+") || !Wording.clean(place)) {
            throw new Unexpected(place, "file: and a path");
        }
        return place;
    }
}
