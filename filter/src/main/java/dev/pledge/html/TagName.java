package dev.pledge.html;

/**
 * The name of the tag that is being scanned, in lower case, packed into two numbers so that no string is made of it: six
 * bits a character, ten characters each. A longer name, or one with other characters than letters, digits and hyphens,
 * names no element that matters here; it is kept as a hash, so that its end tag is still known.
 */
final class TagName {
    private static final int IN_ONE = 10;
    private static final byte END = -1;
    private static final byte[] CODES = codes();

    private long low;
    private long high;
    private int length;
    private boolean odd;

    static TagName of(String name) {
        TagName packed = new TagName();
        byte[] bytes = name.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        packed.scan(bytes, 0, bytes.length);
        return packed;
    }

    void clear() {
        low = 0;
        high = 0;
        length = 0;
        odd = false;
    }

    /** Adds bytes up to the one that ends the name; returns where that stands, or {@code end}. */
    int scan(byte[] b, int from, int end) {
        if (odd) {
            return scanRest(b, from, end);
        }
        int p = from;
        long packed = low;
        int n = length;
        for (; p < end && n < IN_ONE; p++, n++) {
            byte code = CODES[b[p] & 0xFF];
            if (code <= 0) {
                break;
            }
            packed = packed << 6 | code;
        }
        low = packed;
        length = n;
        return p == end || CODES[b[p] & 0xFF] == END ? p : scanRest(b, p, end);
    }

    private int scanRest(byte[] b, int from, int end) {
        int p = from;
        for (; p < end; p++, length++) {
            byte code = CODES[b[p] & 0xFF];
            if (code == END) {
                break;
            }
            odd |= code == 0 || length >= 2 * IN_ONE;
            high = odd ? (high * 31 + (b[p] | 0x20)) | Long.MIN_VALUE : high << 6 | code;
        }
        return p;
    }

    long low() {
        return low;
    }

    /** The second half of the name; a negative hash for a name that cannot be packed. */
    long high() {
        return high;
    }

    boolean isSame(TagName other) {
        return low == other.low && high == other.high;
    }

    int length() {
        return length;
    }

    /** Writes the name's characters, of a name of up to ten. */
    int copyTo(byte[] name) {
        long rest = low;
        for (int i = length - 1; i >= 0; i--, rest >>>= 6) {
            name[i] = (byte) character((int) rest & 63);
        }
        return length;
    }

    /** Makes a name of its two packed halves. */
    static TagName packed(long low, long high) {
        TagName name = new TagName();
        name.low = low;
        name.high = high;
        name.odd = high < 0;
        return name;
    }

    /** Returns the name in lower case, if it can be packed. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        appendPacked(low, text);
        appendPacked(high, text);
        return text.toString();
    }

    private static void appendPacked(long packed, StringBuilder text) {
        for (int shift = 6 * (IN_ONE - 1); shift >= 0; shift -= 6) {
            int code = (int) (packed >>> shift) & 63;
            if (code != 0) {
                text.append(character(code));
            }
        }
    }

    private static char character(int code) {
        return (char) (code <= 26 ? 'a' + code - 1 : code <= 36 ? '0' + code - 27 : '-');
    }

    boolean isOdd() {
        return odd;
    }

    private static byte[] codes() {
        byte[] codes = new byte[256];
        for (int i = 0; i < 26; i++) {
            codes['a' + i] = (byte) (i + 1);
            codes['A' + i] = (byte) (i + 1);
        }
        for (int i = 0; i < 10; i++) {
            codes['0' + i] = (byte) (i + 27);
        }
        codes['-'] = 37;
        for (int c : new int[] {' ', '\t', '\n', '\r', '\f', '/', '>'}) {
            codes[c] = END;
        }
        return codes;
    }
}
