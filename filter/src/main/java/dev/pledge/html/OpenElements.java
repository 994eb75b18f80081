package dev.pledge.html;

/** A stack of open elements, in an array from a pool. Elements are counted from the outermost, which is 0. */
final class OpenElements {
    /** Of an element: both halves of its name. In what the first one leaves free stand two more numbers, of two bits each. */
    private static final int FIELDS = 16;

    private static final int HIGH = 8;
    private static final int SPACE = 60;
    private static final int POINT = 62;
    private static final long NAME = (1L << SPACE) - 1;
    private static final byte[] NONE = {};

    private final BufferPool pool;
    private byte[] elements = NONE;
    private int depth;

    OpenElements(BufferPool pool) {
        this.pool = pool;
    }

    /** A write ends: gives back what is not needed while nothing is open. */
    void rest() {
        if (depth == 0) {
            giveBack();
        }
    }

    /** The page ends, whatever is open. */
    void end() {
        depth = 0;
        giveBack();
    }

    private void giveBack() {
        if (elements.length > 0) {
            pool.give(elements);
            elements = NONE;
        }
    }

    int depth() {
        return depth;
    }

    /** Closes all but the outermost ones; there must be as many. */
    void closeTo(int newDepth) {
        depth = newDepth;
    }

    /**
     * Opens an element.
     *
     * @param space its namespace, 0 to 3
     * @param point what sort of integration point it is, 0 to 3
     */
    void push(TagName name, byte space, byte point) {
        int at = FIELDS * depth;
        if (at + FIELDS > elements.length) {
            byte[] larger = pool.take(at + FIELDS);
            System.arraycopy(elements, 0, larger, 0, at);
            giveBack();
            elements = larger;
        }
        Bytes.putWord(elements, at, name.low() | (long) space << SPACE | (long) point << POINT);
        Bytes.putWord(elements, at + HIGH, name.high());
        depth++;
    }

    TagName name(int at) {
        return TagName.packed(low(at), high(at));
    }

    boolean isNamed(int at, TagName name) {
        return low(at) == name.low() && high(at) == name.high();
    }

    byte space(int at) {
        return (byte) (Bytes.word(elements, FIELDS * at) >>> SPACE & 3);
    }

    byte point(int at) {
        return (byte) (Bytes.word(elements, FIELDS * at) >>> POINT);
    }

    private long low(int at) {
        return Bytes.word(elements, FIELDS * at) & NAME;
    }

    private long high(int at) {
        return Bytes.word(elements, FIELDS * at + HIGH);
    }
}
