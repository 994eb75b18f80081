package dev.pledge.statistics;

/** What became of the wish of a person to be forgotten. */
public enum Erasure {
    /** Nothing was held. */
    NOTHING_HELD,

    /** All that was held is forgotten. */
    DONE,

    /**
     * The store cannot be reached: what was on the way to it is forgotten, and the store will forget the rest before it
     * takes anything new, also after a restart. Until then the pseudonym is kept, to know whom to forget.
     */
    ACCEPTED
}
