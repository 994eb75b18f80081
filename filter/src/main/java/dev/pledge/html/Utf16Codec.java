package dev.pledge.html;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** UTF-16, scanned as UTF-8 in which a lone surrogate has three bytes as well, so that none is lost. */
final class Utf16Codec implements MarkupCodec {
    private static final int UNIT = 2;

    /** Where in the bytes of a code unit the high one stands: 0 or 1. */
    private final int high;

    /** @param bigEndian whether the high byte comes first */
    Utf16Codec(boolean bigEndian) {
        high = bigEndian ? 0 : 1;
    }

    @Override
    public Charset scanCharset() {
        return StandardCharsets.UTF_8;
    }

    @Override
    public int longest() {
        return UNIT;
    }

    @Override
    public boolean read(byte[] b, int from, int end, ScannedCharacter character) {
        if (end - from < UNIT) {
            return false;
        }
        char unit = unit(b, from);
        if (unit < 0x80) {
            character.begin(UNIT, 0).add(unit);
        } else if (unit < 0x800) {
            character.begin(UNIT, 0).add(0xC0 | unit >> 6).add(continuation(unit, 0));
        } else if (!Character.isHighSurrogate(unit)) {
            three(unit, character);
        } else if (end - from < 2 * UNIT) {
            return false;
        } else {
            char next = unit(b, from + UNIT);
            if (Character.isLowSurrogate(next)) {
                four(Character.toCodePoint(unit, next), character);
            } else {
                three(unit, character);
            }
        }
        return true;
    }

    private char unit(byte[] b, int at) {
        return (char) ((b[at + high] & 0xFF) << 8 | b[at + 1 - high] & 0xFF);
    }

    private static void three(int unit, ScannedCharacter character) {
        character
                .begin(UNIT, 0)
                .add(0xE0 | unit >> 12)
                .add(continuation(unit, 6))
                .add(continuation(unit, 0));
    }

    private static void four(int codePoint, ScannedCharacter character) {
        character
                .begin(2 * UNIT, 0)
                .add(0xF0 | codePoint >> 18)
                .add(continuation(codePoint, 12))
                .add(continuation(codePoint, 6))
                .add(continuation(codePoint, 0));
    }

    private static int continuation(int codePoint, int shift) {
        return 0x80 | codePoint >> shift & 0x3F;
    }

    /** There is no shift state. */
    @Override
    public void join(int written, int state, byte[] b, int from, int end, ByteArrayOutputStream out) {}

    @Override
    public int insert(int written, byte[] scanned, int from, int to, ByteArrayOutputStream out) {
        int p = from;
        while (p < to) {
            int first = scanned[p] & 0xFF;
            int length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
            int codePoint = length == 1 ? first : first & 0x7F >> length;
            for (int i = 1; i < length; i++) {
                codePoint = codePoint << 6 | scanned[p + i] & 0x3F;
            }
            // A lone surrogate is one code unit here too.
            for (char unit : Character.toChars(codePoint)) {
                out.write(high == 0 ? unit >> 8 : unit);
                out.write(high == 0 ? unit : unit >> 8);
            }
            p += length;
        }
        return 0;
    }
}
