package dev.pledge.html;

import java.io.IOException;

/**
 * Stands between a rewriter and its output where other bytes are scanned than the page has. It is told, in order, what
 * becomes of every byte that was scanned.
 */
interface Recoder {
    /** The next scanned bytes stay. */
    void kept(int count, Output out) throws IOException;

    /** The next scanned bytes are left out. */
    void leftOut(int count) throws IOException;

    /** Something is inserted, whole characters. */
    void inserted(byte[] scanned, int from, int to, Output out) throws IOException;

    /**
     * The next scanned bytes are edited.
     *
     * @param count how many they are
     * @param scanned what stands there instead
     * @param edits the places where it differs, see {@link TagEdits#places}
     */
    void replaced(int count, byte[] scanned, int[] edits, Output out) throws IOException;

    /** Returns in which state the output is. */
    int written();

    /** What was put out since it was in this state has been thrown away. */
    void discarded(int writtenBefore);
}
