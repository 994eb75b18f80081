package dev.pledge.adserver;

import java.util.Arrays;

/**
 * A host taken apart: the suffixes that begin at its labels, shortest first, each with its hash. It is worked out once a
 * host and used by every table. May be filled again and again, by one thread, which allocates nothing for usual hosts.
 *
 * <p>Of a host longer than a host name can be, the end counts alone.
 */
final class HostSuffixes {
    static final int LONGEST = 255;

    private static final int USUAL = 64;
    private static final int FEW = 8;

    byte[] bytes;
    int length;

    /** How many suffixes there are. */
    int count;

    /** Where each suffix begins. */
    int[] starts = new int[FEW];

    int[] hashes = new int[FEW];

    HostSuffixes() {
        bytes = new byte[USUAL];
    }

    /** Takes a host for good. */
    HostSuffixes(CharSequence host) {
        bytes = new byte[Math.min(host.length(), LONGEST)];
        take(host);
    }

    /** Takes a host: in lower case, in its ASCII form, without dots at its ends. */
    void take(CharSequence host) {
        copy(host);
        split();
    }

    /** Takes a host of which the suffixes are not yet needed. */
    void copy(CharSequence host) {
        int skip = Math.max(0, host.length() - LONGEST);
        length = host.length() - skip;
        if (length > bytes.length) {
            bytes = new byte[LONGEST];
        }
        copy(host, skip, bytes, 0, length);
    }

    /** Works out the suffixes of the host that was copied. */
    void split() {
        count = 0;
        int hash = 0;
        for (int i = length - 1; i >= 0; i--) {
            byte c = bytes[i];
            if (c == '.') {
                add(i + 1, hash);
            }
            hash = step(hash, c);
        }
        if (length > 0) {
            add(0, hash);
        }
    }

    private void add(int start, int hash) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, LONGEST + 1);
            hashes = Arrays.copyOf(hashes, LONGEST + 1);
        }
        starts[count] = start;
        hashes[count++] = hash;
    }

    /** Returns whether the host is an IP address, which has no suffixes that mean anything. */
    boolean isAddress() {
        if (length == 0 || bytes[length - 1] == ']') {
            return length > 0;
        }
        for (int i = starts[0]; i < length; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return starts[0] < length;
    }

    /** The hash of a host is computed from its end: the hash with one more byte before it. */
    static int step(int hash, byte c) {
        return hash * 31 + c;
    }

    /** Copies ASCII characters into bytes. */
    static void copy(CharSequence from, int start, byte[] to, int at, int length) {
        if (from instanceof String string) {
            copyLatin(string, start, to, at, length);
            return;
        }
        for (int i = 0; i < length; i++) {
            to[at + i] = (byte) from.charAt(start + i);
        }
    }

    // Of a string of single bytes the deprecated method is one copy of memory; whatever else it would cut off is looked
    // at.
    @SuppressWarnings("deprecation")
    private static void copyLatin(String from, int start, byte[] to, int at, int length) {
        from.getBytes(start, start + length, to, at);
    }
}
