package dev.pledge.record;

import org.jspecify.annotations.Nullable;

/**
 * What a look through a whole log came to.
 *
 * @param entries how many lines there are
 * @param tip the last of them
 * @param fault the first thing that is wrong; null if nothing is
 */
public record Verification(long entries, Tip tip, @Nullable Fault fault) {
    /**
     * Something that is wrong with a log.
     *
     * @param file the name of the file
     * @param line the line in it, from 1; 0 if it is about the file as a whole
     * @param reason what is wrong
     */
    public record Fault(String file, long line, String reason) {
        @Override
        public String toString() {
            return line == 0 ? file + ": " + reason : file + ", line " + line + ": " + reason;
        }
    }
}
