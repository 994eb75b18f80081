package dev.pledge.html;

import java.nio.charset.StandardCharsets;

/** Text as UTF-8 and back, for which lone surrogates are put into characters that stand for them. */
final class Utf8Text {
    /** A private plane. */
    private static final int STAND_IN = 0x100000;

    private Utf8Text() {}

    static byte[] bytes(String text) {
        return text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? c + STAND_IN : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    static String of(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8)
                .codePoints()
                .map(c -> c >= STAND_IN ? c - STAND_IN : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
