package dev.pledge.adserver;

import java.nio.charset.StandardCharsets;

/**
 * A host taken apart: the suffixes that begin at its labels, shortest first, each with its hash. It is worked out once a
 * host and used by every table. Made once and filled again and again, by one thread; filling allocates nothing.
 *
 * <p>Of a host longer than a host name can be, the end counts alone, and so do the last {@value #MOST} labels.
 */
final class HostSuffixes {
    static final int LONGEST = 255;
    static final int MOST = 32;

    final byte[] bytes = new byte[LONGEST];
    final short[] starts = new short[MOST];
    final int[] hashes = new int[MOST];
    int length;
    int count;

    /** Takes a host: in lower case, in its ASCII form, without dots at its ends. */
    void take(CharSequence host) {
        copy(host);
        split();
    }

    /** Takes a host of which the suffixes are not yet needed. */
    void copy(CharSequence host) {
        int skip = Math.max(0, host.length() - LONGEST);
        length = host.length() - skip;
        copy(host, skip, bytes, 0, length);
    }

    /** Works out the suffixes of the host that was copied. */
    void split() {
        split(length);
    }

    /** Takes the first part of the host that another one has taken. */
    void take(HostSuffixes other, int end) {
        length = end;
        System.arraycopy(other.bytes, 0, bytes, 0, end);
        split(end);
    }

    private void split(int end) {
        int found = 0;
        int hash = 0;
        for (int i = end - 1; i >= 0 && found < MOST; i--) {
            byte c = bytes[i];
            if (c == '.') {
                hashes[found] = hash;
                starts[found++] = (short) (i + 1);
            }
            hash = step(hash, c);
        }
        if (found < MOST && end > 0) {
            hashes[found] = hash;
            starts[found++] = 0;
        }
        count = found;
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

    /** Returns a suffix as text. */
    String text(int suffix) {
        return new String(bytes, starts[suffix], length - starts[suffix], StandardCharsets.US_ASCII);
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
