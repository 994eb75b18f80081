package dev.pledge.statistics.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes text into a segment as UTF-8 and reads it, without an object on the way in. Half a surrogate pair becomes '?'. */
final class SegmentText {
    private SegmentText() {}

    /** Returns how many bytes a text has in UTF-8. */
    static int bytes(String text) {
        int length = text.length();
        int bytes = length;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                if (c < 0x800) {
                    bytes++;
                } else if (Character.isSurrogate(c)) {
                    if (isPair(text, i)) {
                        bytes += 2; // four for two characters
                        i++;
                    }
                } else {
                    bytes += 2;
                }
            }
        }
        return bytes;
    }

    /**
     * Writes a text.
     *
     * @param at where, a multiple of eight; up to the next multiple behind the text, the segment is zero
     * @param bytes what {@link #bytes} says of the text
     */
    static void write(ByteBuffer segment, int at, String text, int bytes) {
        if (bytes == text.length()) {
            writeAscii(segment, at, text);
        } else {
            writeAny(segment, at, text);
        }
    }

    private static void writeAscii(ByteBuffer segment, int at, String text) {
        int length = text.length();
        int i = 0;
        for (; i + 8 <= length; i += 8) {
            segment.putLong(at + i, four(text, i) | four(text, i + 4) << 32);
        }
        if (i < length) {
            long word = 0;
            for (int end = length; end > i; end--) {
                word = word << 8 | ascii(text.charAt(end - 1));
            }
            segment.putLong(at + i, word);
        }
    }

    private static long four(String text, int i) {
        return ascii(text.charAt(i))
                | ascii(text.charAt(i + 1)) << 8
                | ascii(text.charAt(i + 2)) << 16
                | ascii(text.charAt(i + 3)) << 24;
    }

    /** A text has as many bytes as characters also with half a pair in it. */
    private static long ascii(char c) {
        return c < 0x80 ? c : '?';
    }

    private static void writeAny(ByteBuffer segment, int at, String text) {
        int to = at;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                segment.put(to++, (byte) c);
            } else if (c < 0x800) {
                segment.put(to++, (byte) (0xC0 | c >> 6));
                segment.put(to++, (byte) (0x80 | c & 0x3F));
            } else if (!Character.isSurrogate(c)) {
                segment.put(to++, (byte) (0xE0 | c >> 12));
                segment.put(to++, (byte) (0x80 | c >> 6 & 0x3F));
                segment.put(to++, (byte) (0x80 | c & 0x3F));
            } else if (isPair(text, i)) {
                int point = Character.toCodePoint(c, text.charAt(++i));
                segment.put(to++, (byte) (0xF0 | point >> 18));
                segment.put(to++, (byte) (0x80 | point >> 12 & 0x3F));
                segment.put(to++, (byte) (0x80 | point >> 6 & 0x3F));
                segment.put(to++, (byte) (0x80 | point & 0x3F));
            } else {
                segment.put(to++, (byte) '?');
            }
        }
    }

    /** Reads a text of so many bytes. */
    static String read(ByteBuffer segment, int at, int bytes) {
        byte[] text = new byte[bytes];
        segment.get(at, text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static boolean isPair(String text, int i) {
        return i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
    }
}
