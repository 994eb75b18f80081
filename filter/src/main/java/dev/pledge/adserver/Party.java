package dev.pledge.adserver;

/** How the host of a URL must be related to the host of the page that loads it. */
public enum Party {
    /** In any way. */
    ANY,
    /** Of the same registrable domain: {@code ~third-party}, {@code first-party}, {@code 1p}. */
    FIRST,
    /** Of another registrable domain: {@code third-party}, {@code 3p}. */
    THIRD,
    /** The same host: {@code strict1p}. */
    STRICT_FIRST,
    /** Another host: {@code strict3p}. */
    STRICT_THIRD
}
