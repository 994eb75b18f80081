package dev.pledge.adserver;

/** Sums up entries: the same entries give the same sum, in whatever order they come. Used by one thread. */
final class Digest {
    private static final long PRIME = 0x100000001B3L;
    private static final long OFFSET = 0xCBF29CE484222325L;

    private long sum;

    void add(CharSequence entry) {
        sum += mixed(hash(OFFSET, entry));
    }

    /** Adds an entry of a kind, given as bytes. */
    void add(int kind, byte[] bytes, int from, int to) {
        long hash = OFFSET + kind;
        for (int i = from; i < to; i++) {
            hash = (hash ^ bytes[i]) * PRIME;
        }
        sum += mixed(hash);
    }

    private static long hash(long from, CharSequence text) {
        long hash = from;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return hash;
    }

    private static long mixed(long hash) {
        long mixed = (hash ^ hash >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    /** Returns twelve hexadecimal digits. */
    @Override
    public String toString() {
        return String.format("%016x", sum).substring(4);
    }
}
