package dev.pledge.adserver;

import java.nio.charset.StandardCharsets;

/**
 * Writes host names in a fixed Huffman code, made for the letters of hosts: less than five bits each instead of eight.
 * Names of the same length are the same if their code is the same, so they are compared without being decoded.
 */
final class HostCode {
    /** By the length of their code, from four bits; the first of the last is a mark before any other byte. */
    private static final String[] LETTERS = {".aceimnorst", "dlpu", "bfghkvwy", "jqxz", "-1248", "03567", "9", "\0_"};

    private static final int SHORTEST = 4;
    private static final byte[] LENGTHS = new byte[256];
    private static final short[] CODES = new short[256];

    static {
        int code = 0;
        for (int i = 0; i < LETTERS.length; i++) {
            for (byte letter : LETTERS[i].getBytes(StandardCharsets.US_ASCII)) {
                LENGTHS[letter] = (byte) (SHORTEST + i);
                CODES[letter] = (short) code++;
            }
            code <<= 1;
        }
    }

    private HostCode() {}

    /** Writes a name's code, filled up with zeros to whole bytes; at most two bytes and a half for each of its own. */
    static int encode(byte[] name, int length, byte[] into) {
        int written = 0;
        int bits = 0;
        int count = 0;
        for (int i = 0; i < length; i++) {
            int letter = name[i] & 0xFF;
            bits = bits << bitsOf(letter) | codeOf(letter);
            for (count += bitsOf(letter); count >= Byte.SIZE; count -= Byte.SIZE) {
                into[written++] = (byte) (bits >>> count - Byte.SIZE);
            }
        }
        if (count > 0) {
            into[written++] = (byte) (bits << Byte.SIZE - count);
        }
        return written;
    }

    /** Returns whether a name's code stands at a place. */
    static boolean matches(byte[] name, int from, int to, byte[] text, int place) {
        int at = place;
        int bits = 0;
        int count = 0;
        for (int i = from; i < to; i++) {
            int letter = name[i] & 0xFF;
            bits = bits << bitsOf(letter) | codeOf(letter);
            for (count += bitsOf(letter); count >= Byte.SIZE; count -= Byte.SIZE) {
                if (at == text.length || text[at++] != (byte) (bits >>> count - Byte.SIZE)) {
                    return false;
                }
            }
        }
        return count == 0 || at < text.length && text[at] == (byte) (bits << Byte.SIZE - count);
    }

    /** Returns the name of a number of bytes whose code stands at a place. */
    static String decode(byte[] text, int place, int length) {
        byte[] name = new byte[length];
        int bit = place * Byte.SIZE;
        for (int i = 0; i < length; i++) {
            int code = 0;
            int count = 0;
            int letter;
            do {
                code = code << 1 | bit(text, bit++);
                letter = letter(++count, code);
            } while (letter < 0);
            if (letter == 0) {
                for (int b = 0; b < Byte.SIZE; b++) {
                    letter = letter << 1 | bit(text, bit++);
                }
            }
            name[i] = (byte) letter;
        }
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    private static int bit(byte[] text, int bit) {
        return text[bit >>> 3] >>> (7 - (bit & 7)) & 1;
    }

    /** Returns which letter has a code, or -1. */
    private static int letter(int length, int code) {
        if (length < SHORTEST) {
            return -1;
        }
        if (length - SHORTEST >= LETTERS.length) {
            throw new IllegalStateException("not the code of a host name");
        }
        for (char letter : LETTERS[length - SHORTEST].toCharArray()) {
            if (CODES[letter] == code) {
                return letter;
            }
        }
        return -1;
    }

    private static int bitsOf(int letter) {
        return LENGTHS[letter] == 0 ? LENGTHS[0] + Byte.SIZE : LENGTHS[letter];
    }

    private static int codeOf(int letter) {
        return LENGTHS[letter] == 0 ? CODES[0] << Byte.SIZE | letter : CODES[letter];
    }
}
