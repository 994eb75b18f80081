package dev.pledge.record;

/**
 * How far a log goes. Whoever notes it elsewhere, on paper or in another system, can tell later whether the log up to there
 * is still what it was, even against somebody who can write to all of its files.
 *
 * @param number the number of the last line; 0 if there is none
 * @param hash the SHA-256 of that line's bytes, in 64 hexadecimal digits; zeros if there is none
 */
public record Tip(long number, String hash) {
    /** Where a log begins. */
    public static final Tip BEGINNING = new Tip(0, "0".repeat(64));
}
