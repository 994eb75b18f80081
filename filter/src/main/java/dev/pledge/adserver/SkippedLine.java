package dev.pledge.adserver;

/**
 * A line of a list that means nothing to Pledge.
 *
 * @param file the list's name
 * @param line the line's number, from 1
 * @param found what stands there, cut to 80 characters
 * @param expected what was expected instead
 */
public record SkippedLine(String file, int line, String found, String expected) {
    private static final int LONGEST = 80;

    /** Cuts what was found. */
    public SkippedLine {
        found = found.length() > LONGEST ? found.substring(0, LONGEST) : found;
    }

    @Override
    public String toString() {
        return file + ":" + line + ": found \"" + found + "\", expected " + expected;
    }
}
