package dev.pledge.policy;

/** What becomes of several cookies of one allowed name in a request. */
public enum DuplicateCookies {
    /** All are kept, and counted. */
    KEEP,
    /** All are dropped: one of them was planted. */
    REFUSE
}
