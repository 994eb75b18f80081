package dev.pledge.policy;

/** What happens to an inline script that is too long to be inspected, when no ad loader stands where it begins. */
public enum LongScripts {
    /** It is passed on as it is. */
    PASS,
    /** It is removed: what could not be inspected does not leave. */
    REMOVE
}
