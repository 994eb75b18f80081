package dev.pledge.html;

/**
 * Finds the end tag of a noscript. To a browser that runs scripts the content is raw text, which ends at the first such
 * tag, be it in a comment or in a quoted value; to one that does not it is markup. So the content is read as markup, and
 * this tells where it is cut off.
 */
final class NoscriptEnd {
    private static final byte[] TAG = {'<', '/', 'n', 'o', 's', 'c', 'r', 'i', 'p', 't'};

    private final byte[] started = new byte[TAG.length];
    private int matched;

    /** Returns how many bytes of a possible end tag stood at the end of the last array. */
    int matched() {
        return matched;
    }

    boolean isComplete() {
        return matched == TAG.length;
    }

    /** Returns these bytes. */
    byte[] started() {
        return started;
    }

    void clear() {
        matched = 0;
    }

    /**
     * Returns where the end tag begins, complete or cut off by the end of the array, or {@code end}; {@link #matched} tells
     * how much of it stands there.
     */
    int find(byte[] b, int from, int end) {
        int p = from;
        while (true) {
            p = Bytes.indexOf(b, p, end, TAG[0]);
            matched = 0;
            int after = match(b, p, end);
            if (after == end || (isComplete() && Ascii.endsName(b[after]))) {
                return p;
            }
            p++;
        }
    }

    /** Goes on with what the last array ended with; returns where the match ends. */
    int match(byte[] b, int from, int end) {
        int p = from;
        while (p < end && matched < TAG.length && Ascii.lower(b[p]) == TAG[matched]) {
            started[matched++] = b[p++];
        }
        return p;
    }
}
