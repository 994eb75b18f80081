package dev.pledge.html;

import java.util.Arrays;

/** Where the attributes of one tag stand in its bytes. The arrays are used again for the next tag. */
final class AttributeList {
    private static final int FIELDS = 4;
    private static final int FIRST = FIELDS * 16;
    /** A larger array is not kept for the next tag. */
    private static final int LARGEST_KEPT = FIELDS * 128;

    private int[] places = new int[FIRST];
    private int count;
    /** A bit for the length and the first letter of each name, so that most names that are absent are not searched for. */
    private long seen;

    /** A bit for the first letter of each name. */
    private int initials;

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
        initials = 0;
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
        if ((seen & bit(name.length(), name.charAt(0))) == 0) {
            return -1;
        }
        for (int i = first; i < count; i++) {
            if (isNamed(b, i, name)) {
                return i;
            }
        }
        return -1;
    }

    boolean hasPrefixed(byte[] b, String prefix) {
        if ((initials & 1 << prefix.charAt(0)) == 0) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (nameEnd(i) - nameStart(i) >= prefix.length() && isAt(b, nameStart(i), prefix)) {
                return true;
            }
        }
        return false;
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
        int nameEnd = from;
        do {
            odd |= b[nameEnd] <= 0;
            nameEnd++;
        } while (nameEnd < last && b[nameEnd] != '=' && !Ascii.endsName(b[nameEnd]));
        seen |= bit(nameEnd - from, b[from]);
        initials |= 1 << b[from];
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

    private static long bit(int length, int first) {
        return 1L << ((first & 31) + 11 * length);
    }

    private void add(int nameStart, int nameEnd, int valueStart, int valueEnd) {
        int at = FIELDS * count;
        if (at == places.length) {
            places = Arrays.copyOf(places, 2 * at);
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
        while (p < last && (b[p] == '/' || Ascii.isSpace(b[p]))) {
            p++;
        }
        return p;
    }
}
