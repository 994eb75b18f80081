package dev.pledge.page;

import dev.pledge.adserver.PageAdServers;
import dev.pledge.html.ByteText;
import java.util.Arrays;

/**
 * The last hosts that a page has asked for and of which nothing is blocked whatever the URL: a page names few, again and
 * again. Used again for the next page; for one thread.
 */
final class ClearHosts {
    private static final int SLOTS = 8;
    /** Longer hosts are not remembered. */
    private static final int LONGEST = 40;

    /** As many bytes for each; nothing as long as no host is remembered. */
    private byte[] names = {};

    private final byte[] lengths = new byte[SLOTS];

    /** Begins another page, of which nothing is known. */
    void begin() {
        Arrays.fill(lengths, (byte) 0);
    }

    /**
     * Returns whether nothing of a host is blocked; false if that has to be asked for each URL.
     *
     * @param lists who knows
     */
    boolean has(ByteText host, PageAdServers lists) {
        int length = host.length();
        if (length == 0 || length > LONGEST) {
            return false;
        }
        byte[] b = host.array();
        int from = host.arrayOffset();
        int slot = slot(b, from, length);
        int place = slot * LONGEST;
        if (lengths[slot] == length && Arrays.equals(names, place, place + length, b, from, from + length)) {
            return true;
        }
        if (!lists.clears(host)) {
            return false;
        }
        if (names.length == 0) {
            names = new byte[SLOTS * LONGEST];
        }
        System.arraycopy(b, from, names, place, length);
        lengths[slot] = (byte) length;
        return true;
    }

    private static int slot(byte[] b, int from, int length) {
        int mixed = (length * 31 + b[from]) * 31 + b[from + (length >> 1)];
        mixed = (mixed * 31 + b[from + (length >> 2)]) * 31 + b[from + Math.max(0, length - 5)];
        return (mixed ^ mixed >>> 8) & SLOTS - 1;
    }
}
