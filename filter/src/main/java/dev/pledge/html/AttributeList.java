package dev.pledge.html;

import java.util.Arrays;

/** Where the attributes of one tag stand in its bytes. The arrays are used again for the next tag. */
final class AttributeList {
    private static final long ONES = 0x0101010101010101L;
    private static final int FIELDS = 4;
    private static final int FIRST = FIELDS * 16;
    /** A larger array is not kept for the next tag. */
    private static final int LARGEST_KEPT = FIELDS * 1024;

    private int[] places = {};
    private int count;
    /** The marks of all names, so that most names that are absent are not searched for. */
    private long seen;

    private boolean odd;

    /**
     * Finds the attributes of a tag.
     *
     * @param from where its name ends
     * @param last where its {@code >} stands
     */
    void parse(byte[] b, int from, int last) {
        count = 0;
        seen = 0;
        odd = false;
        if (places.length > LARGEST_KEPT) {
            places = new int[FIRST];
        }
        int p = skipSpaceAndSlashes(b, from, last);
        while (p < last) {
            p = skipSpaceAndSlashes(b, attribute(b, p, last), last);
        }
    }

    int count() {
        return count;
    }

    /** Returns whether a name has a byte that is not ASCII, or NUL: it cannot be told by its bytes which name it is. */
    boolean hasOddName() {
        return odd;
    }

    int nameStart(int i) {
        return places[FIELDS * i];
    }

    int nameEnd(int i) {
        return places[FIELDS * i + 1];
    }

    /** Returns where a value begins, after its quote; -1 if the attribute has none. */
    int valueStart(int i) {
        return places[FIELDS * i + 2];
    }

    /** Returns where a value ends, before its quote; where the name ends if the attribute has none. */
    int valueEnd(int i) {
        return places[FIELDS * i + 3];
    }

    /** Returns the next attribute of a name that is given in lower case, at or after one, or -1. */
    int find(byte[] b, String name, int first) {
        if ((seen & AttributeNames.mark(name)) == 0) {
            return -1;
        }
        for (int i = first; i < count; i++) {
            if (isNamed(b, i, name)) {
                return i;
            }
        }
        return -1;
    }

    boolean mayHaveAny(AttributeNames names) {
        return odd || names.mayMeet(seen);
    }

    private boolean isNamed(byte[] b, int i, String name) {
        int start = nameStart(i);
        return nameEnd(i) - start == name.length() && isAt(b, start, name);
    }

    private static boolean isAt(byte[] b, int start, String name) {
        for (int k = 0; k < name.length(); k++) {
            if (Ascii.lower(b[start + k]) != name.charAt(k)) {
                return false;
            }
        }
        return true;
    }

    private int attribute(byte[] b, int from, int last) {
        int nameEnd = nameEnd(b, from, last);
        seen |= AttributeNames.mark(nameEnd - from, b[from], b[nameEnd - 1]);
        int equals = skipSpace(b, nameEnd, last);
        if (equals == last || b[equals] != '=') {
            add(from, nameEnd, -1, nameEnd);
            return nameEnd;
        }
        int value = skipSpace(b, equals + 1, last);
        if (value < last && (b[value] == '"' || b[value] == '\'')) {
            int end = Bytes.indexOf(b, value + 1, last, b[value]);
            add(from, nameEnd, value + 1, end);
            return Math.min(end + 1, last);
        }
        int end = value;
        while (end < last && !Ascii.isSpace(b[end])) {
            end++;
        }
        add(from, nameEnd, value, end);
        return end;
    }

    private int nameEnd(byte[] b, int from, int last) {
        if (last > b.length - 2 * Long.BYTES) {
            return nameEndNearEnd(b, from, last);
        }
        int end = Math.min(TagEnd.nameEnd(b, from, Bytes.word(b, from), last), last);
        int p = from;
        for (; p < end - Long.BYTES; p += Long.BYTES) {
            odd |= Bytes.hasOdd(Bytes.word(b, p));
        }
        // What is shifted out stands after the name.
        int after = Long.SIZE - Byte.SIZE * (end - p);
        odd |= Bytes.hasOdd(Bytes.word(b, p) << after | ~(-1L << after) & ONES);
        return end;
    }

    private int nameEndNearEnd(byte[] b, int from, int last) {
        int p = from;
        do {
            odd |= b[p] <= 0;
            p++;
        } while (p < last && b[p] != '=' && !Ascii.endsName(b[p]));
        return p;
    }

    private void add(int nameStart, int nameEnd, int valueStart, int valueEnd) {
        int at = FIELDS * count;
        if (at == places.length) {
            places = Arrays.copyOf(places, Math.max(FIRST, 2 * at));
        }
        places[at] = nameStart;
        places[at + 1] = nameEnd;
        places[at + 2] = valueStart;
        places[at + 3] = valueEnd;
        count++;
    }

    static int skipSpace(byte[] b, int from, int last) {
        int p = from;
        while (p < last && Ascii.isSpace(b[p])) {
            p++;
        }
        return p;
    }

    private static int skipSpaceAndSlashes(byte[] b, int from, int last) {
        int p = from;
        while (p < last && (b[p] == ' ' || b[p] == '/' || Ascii.isSpace(b[p]))) {
            p++;
        }
        return p;
    }
}
