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
        clear();
        boolean nearEnd = last > b.length - 2 * Long.BYTES;
        int p = skipSpaceAndSlashes(b, from, last);
        while (p < last) {
            int nameEnd =
                    nearEnd ? nameEndNearEnd(b, p, last) : Math.min(TagEnd.nameEnd(b, p, Bytes.word(b, p), last), last);
            odd |= nearEnd ? hasOddNearEnd(b, p, nameEnd) : hasOdd(b, p, nameEnd);
            p = skipSpaceAndSlashes(b, Math.min(take(b, p, nameEnd, last), last), last);
        }
    }

    /** Begins another tag. */
    void clear() {
        count = 0;
        seen = 0;
        odd = false;
        if (places.length > LARGEST_KEPT) {
            places = new int[FIRST];
        }
    }

    /**
     * Adds the next attribute of a tag that is being read.
     *
     * @param nameEnd where its name ends, from where on there are sixteen bytes in the array
     * @param end what stands there and beyond is not the tag's
     * @return where the value ends, its quote included, or the name if there is no value; beyond {@code end} if a quote is
     *     missing
     */
    int add(byte[] b, int from, int nameEnd, int end) {
        odd |= hasOdd(b, from, nameEnd);
        return take(b, from, nameEnd, end);
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

    private int take(byte[] b, int from, int nameEnd, int end) {
        seen |= AttributeNames.mark(nameEnd - from, b[from], b[nameEnd - 1]);
        int equals = skipSpace(b, nameEnd, end);
        if (equals == end || b[equals] != '=') {
            add(from, nameEnd, -1, nameEnd);
            return nameEnd;
        }
        int value = skipSpace(b, equals + 1, end);
        if (value < end && (b[value] == '"' || b[value] == '\'')) {
            int valueEnd = Bytes.indexOf(b, value + 1, end, b[value]);
            add(from, nameEnd, value + 1, valueEnd);
            return valueEnd + 1;
        }
        int valueEnd = value;
        while (valueEnd < end && b[valueEnd] != '>' && !Ascii.isSpace(b[valueEnd])) {
            valueEnd++;
        }
        add(from, nameEnd, value, valueEnd);
        return valueEnd;
    }

    private static boolean hasOdd(byte[] b, int from, int end) {
        int p = from;
        for (; p < end - Long.BYTES; p += Long.BYTES) {
            if (Bytes.hasOdd(Bytes.word(b, p))) {
                return true;
            }
        }
        // What is shifted out stands after the name.
        int after = Long.SIZE - Byte.SIZE * (end - p);
        return Bytes.hasOdd(Bytes.word(b, p) << after | ~(-1L << after) & ONES);
    }

    private static int nameEndNearEnd(byte[] b, int from, int last) {
        int p = from + 1;
        while (p < last && b[p] != '=' && !Ascii.endsName(b[p])) {
            p++;
        }
        return p;
    }

    private static boolean hasOddNearEnd(byte[] b, int from, int end) {
        int p = from;
        while (p < end && b[p] > 0) {
            p++;
        }
        return p < end;
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
