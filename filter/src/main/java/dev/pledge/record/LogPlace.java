package dev.pledge.record;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Where the lines of a log are. One thread at a time changes it; others may read meanwhile. */
interface LogPlace extends Closeable {
    /** Takes one line after the other. */
    @FunctionalInterface
    interface Reader {
        /**
         * Takes a line.
         *
         * @param file the name of the file that it is in
         * @param line its number in that file, from 1
         * @param bytes without the line feed
         * @param ended whether there is a line feed
         */
        void line(String file, long line, byte[] bytes, boolean ended) throws IOException;
    }

    /** Returns the last line: the next follows on it. */
    Tip tip();

    /** Hands over all lines, the first first. */
    void read(Reader reader) throws IOException;

    /**
     * Writes lines, all or none. When it returns they survive the loss of power.
     *
     * @param tip the last of them
     * @param now says which file they belong in
     */
    void append(List<byte[]> lines, Tip tip, Instant now) throws IOException;

    /** Drops all lines up to this one. */
    void drop(Tip through) throws IOException;

    /** Looks through all of it. */
    Verification verify() throws IOException;
}
