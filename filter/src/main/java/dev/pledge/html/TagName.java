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
            high = odd ? high * 31 + (b[p] | 0x20) : high << 6 | code;
        }
        return p;
    }

    long low() {
        return low;
    }

    /** The second half of the name; a hash for a name that cannot be packed. */
    long high() {
        return high;
    }

    int length() {
        return length;
    }

    /** Writes the name's characters, of a name of up to ten. */
    int copyTo(byte[] name) {
        long rest = low;
        for (int i = length - 1; i >= 0; i--, rest >>>= 6) {
            int code = (int) rest & 63;
            name[i] = (byte) (code <= 26 ? 'a' + code - 1 : code <= 36 ? '0' + code - 27 : '-');
        }
        return length;
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
