package dev.pledge.adserver;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream into lines, which it shows one at a time in a buffer of its own. So it takes the memory of the longest line,
 * not of the list. For one thread.
 */
final class ListLines {
    /** The longest line that is kept, in bytes; of a longer one only the beginning is. */
    static final int LONGEST = 1 << 20;

    /** What a list may hold at most, in bytes: more than a hundred times the largest that are in use. */
    private static final long MOST = 1L << 30;

    private static final int FIRST = 1 << 16;
    private static final int KEPT_OF_TOO_LONG = 1 << 10;

    private final InputStream in;
    private byte[] bytes = new byte[FIRST];
    private int filled;
    private boolean ended;
    private long total;

    private int next;
    private int start;
    private int end;
    private int number;
    private boolean tooLong;

    /** Reads the beginning of the stream, if it is longer than {@value #FIRST} bytes, or all of it. */
    ListLines(InputStream in) throws IOException {
        this.in = in;
        fill();
        boolean byteOrderMark =
                filled >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        next = byteOrderMark ? 3 : 0;
    }

    /** Returns whether there is another line, which is then the current one. */
    boolean next() throws IOException {
        tooLong = false;
        int at = next;
        while (true) {
            while (at < filled && bytes[at] != '\n') {
                at++;
            }
            if (at < filled || ended) {
                break;
            }
            if (at - next >= LONGEST) {
                tooLong = true;
                filled = next + KEPT_OF_TOO_LONG;
            }
            makeRoom();
            at = filled;
            fill();
        }
        if (at == next && at == filled) {
            return false;
        }
        start = next;
        end = tooLong ? Math.min(at, start + KEPT_OF_TOO_LONG) : at;
        next = Math.min(at + 1, filled);
        number++;
        trim();
        return true;
    }

    private void trim() {
        while (start < end && (bytes[start] & 0xFF) <= ' ') {
            start++;
        }
        while (end > start && (bytes[end - 1] & 0xFF) <= ' ') {
            end--;
        }
    }

    private void makeRoom() {
        int held = filled - next;
        byte[] room = held > bytes.length / 2 ? new byte[bytes.length * 2] : bytes;
        System.arraycopy(bytes, next, room, 0, held);
        bytes = room;
        next = 0;
        filled = held;
    }

    private void fill() throws IOException {
        int read = in.readNBytes(bytes, filled, bytes.length - filled);
        total += read;
        if (total > MOST) {
            throw new IOException("it holds more than " + MOST + " bytes");
        }
        ended = read < bytes.length - filled;
        filled += read;
    }

    /** Returns the buffer; its content is good until the next line. */
    byte[] bytes() {
        return bytes;
    }

    /** Returns where the current line begins in the buffer, after white space. */
    int start() {
        return start;
    }

    /** Returns where the current line ends in the buffer, before white space. */
    int end() {
        return end;
    }

    /** Returns the number of the current line, from 1. */
    int number() {
        return number;
    }

    /** Returns whether the current line is longer than {@link #LONGEST}, so that it is not all there. */
    boolean tooLong() {
        return tooLong;
    }

    /** Returns what has been read of lines that were not yet shown. */
    byte[] ahead() {
        return Arrays.copyOfRange(bytes, next, filled);
    }
}
