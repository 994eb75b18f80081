package dev.pledge.adserver;

/** Where the pattern of a rule must begin in a URL. */
public enum Anchor {
    /** Anywhere. */
    NONE,
    /** At the URL's beginning: {@code |}. */
    START,
    /** At the beginning of the URL's host or of one of its labels: {@code ||}. */
    HOST
}
