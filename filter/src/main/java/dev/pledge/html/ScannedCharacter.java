package dev.pledge.html;

/** A character of a page that was read by a {@link MarkupCodec}. One object serves all characters. */
final class ScannedCharacter {
    /** How many bytes of a page belong to a character at most, the escape sequences before it counted. */
    static final int LONGEST = 6;

    /** How many bytes to be scanned a byte of a page gives at most. */
    static final int EXPANSION = 2;

    private static final int MOST = 4;

    private final byte[] bytes = new byte[MOST];
    private int length;
    private int taken;
    private int state;

    /** Returns the shift state before the next character. */
    int state() {
        return state;
    }

    void resetState(int shiftState) {
        state = shiftState;
    }

    /** Returns how many bytes of the page it took. */
    int taken() {
        return taken;
    }

    /** Returns how many bytes it gives to be scanned. */
    int length() {
        return length;
    }

    /** Copies the bytes to be scanned; returns where they end. */
    int copyTo(byte[] b, int at) {
        System.arraycopy(bytes, 0, b, at, length);
        return at + length;
    }

    /** A character was read from so many bytes, and this is the shift state after it; its bytes are added next. */
    ScannedCharacter begin(int byteCount, int shiftState) {
        taken = byteCount;
        state = shiftState;
        length = 0;
        return this;
    }

    ScannedCharacter add(int value) {
        bytes[length++] = (byte) value;
        return this;
    }
}
