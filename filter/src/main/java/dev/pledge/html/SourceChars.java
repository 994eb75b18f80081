package dev.pledge.html;

/**
 * A part of a text, without the white space around it, as bytes, so that it can be read without asking the text for each
 * character. A text that is made of bytes is read where it stands; of any other the beginning is copied. A byte that is
 * not ASCII stands for a character that is not. Used again for each text; for one thread.
 */
final class SourceChars {
    /** Longer than any scheme, host and port in their usual form. */
    private static final int LONGEST_COPY = 320;

    private static final byte[] NONE = {};

    private final byte[] copy = new byte[LONGEST_COPY];
    private byte[] bytes = NONE;
    private int from;
    private int to;
    /** Where the text begins in the bytes. */
    private int shift;

    private int textTo;

    /** Takes up a part of a text. */
    void of(CharSequence text, int start, int end) {
        if (text instanceof TextView view && view.isAscii()) {
            of(view.bytes(), view.from(), start, end);
        } else if (text instanceof ByteText view) {
            of(view.array(), view.arrayOffset(), start, end);
        } else {
            copy(text, start, end);
        }
    }

    private void of(byte[] array, int offset, int start, int end) {
        int first = offset + start;
        int last = offset + end;
        while (first < last && isSpace(array[first])) {
            first++;
        }
        while (first < last && isSpace(array[last - 1])) {
            last--;
        }
        bytes = array;
        shift = offset;
        from = first;
        to = last;
        textTo = last - offset;
    }

    private void copy(CharSequence text, int start, int end) {
        int first = start;
        int last = end;
        while (first < last && text.charAt(first) <= ' ') {
            first++;
        }
        while (first < last && text.charAt(last - 1) <= ' ') {
            last--;
        }
        from = 0;
        to = Math.min(last - first, LONGEST_COPY);
        for (int i = 0; i < to; i++) {
            char c = text.charAt(first + i);
            copy[i] = c < 0x80 ? (byte) c : -1;
        }
        bytes = copy;
        shift = -first;
        textTo = last;
    }

    /** As the URL Standard trims: what is not above the space. */
    private static boolean isSpace(byte c) {
        return c >= 0 && c <= ' ';
    }

    /** Lets go of the bytes; where they stood in the text is still known. */
    void clear() {
        bytes = NONE;
    }

    /** The bytes; they may be the page's own and must not be kept. */
    byte[] bytes() {
        return bytes;
    }

    /** Returns where the part begins in the bytes. */
    int from() {
        return from;
    }

    /** Returns where the part ends in the bytes, or where what was copied of it does. */
    int to() {
        return to;
    }

    /** Returns whether the bytes are only the beginning. */
    boolean isCut() {
        return to - shift < textTo;
    }

    /** Returns where in the text a byte stands. */
    int inText(int place) {
        return place - shift;
    }

    /** Returns where in the text the part ends. */
    int textTo() {
        return textTo;
    }
}
