package dev.pledge.adserver;

/** Reads the lines of one format. */
interface LineReader {
    /**
     * Reads a line that is not empty.
     *
     * @param bytes holds it in UTF-8, without white space around it; to be read during the call only
     * @param number its number, from 1
     * @throws IllegalArgumentException if it is malformed, saying what was expected
     */
    void read(byte[] bytes, int start, int end, int number);

    /** Is called after the last line. */
    default void end() {}
}
