package dev.pledge.html;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * ISO-2022-JP as browsers decode it (Encoding Standard, 12.2.1), scanned as EUC-JP: the same characters without shift states.
 * An escape sequence that changes nothing belongs to the character after it, and that character is scanned as if it was
 * not there; of two escape sequences in a row the second is an error, which is a character too. What EUC-JP lacks is scanned
 * as its look-alike, an error as the geta mark. The shift state is a character set and whether an escape sequence came last.
 */
final class Iso2022JpCodec implements MarkupCodec {
    private static final int ASCII = 0;
    private static final int ROMAN = 1;
    private static final int KATAKANA = 2;
    private static final int KANJI = 3;
    private static final int CHARACTER_SET = 3;
    /** An escape sequence came last. */
    private static final int ESCAPED = 4;

    private static final byte ESCAPE = 0x1B;
    private static final int ESCAPE_LENGTH = 3;
    private static final String[] FINALS = {"(B", "(J", "(I", "$B"};

    private static final int GETA = 0xA2AE;
    private static final int FULLWIDTH_YEN = 0xA1EF;
    private static final int FULLWIDTH_MACRON = 0xA1B1;
    private static final int SINGLE_SHIFT_KATAKANA = 0x8E;
    private static final int SINGLE_SHIFT_RARE_KANJI = 0x8F;

    /** A small Java runtime may lack it; then only ASCII values are understood. */
    private static final Charset EUC_JP =
            Charset.isSupported("EUC-JP") ? Charset.forName("EUC-JP") : StandardCharsets.US_ASCII;

    @Override
    public Charset scanCharset() {
        return EUC_JP;
    }

    @Override
    public int longest() {
        return ESCAPE_LENGTH + 1;
    }

    @Override
    public boolean read(byte[] b, int from, int end, ScannedCharacter character) {
        int state = character.state();
        int p = from;
        while (p < end && b[p] == ESCAPE) {
            if (isCutOff(b, p, end)) {
                return false;
            }
            int set = designated(b, p, end);
            if (set < 0) {
                return pair(GETA, p + 1 - from, state & CHARACTER_SET, character);
            }
            p += ESCAPE_LENGTH;
            boolean second = (state & ESCAPED) != 0;
            state = set | ESCAPED;
            if (second) {
                return pair(GETA, p - from, state, character);
            }
        }
        return p < end && character(b, p, end, p - from, state & CHARACTER_SET, character);
    }

    private static boolean character(byte[] b, int p, int end, int skipped, int set, ScannedCharacter character) {
        int c = b[p] & 0xFF;
        int taken = skipped + 1;
        if (set == KANJI) {
            return kanji(b, p, end, skipped, character);
        }
        if (set == KATAKANA && c >= 0x21 && c <= 0x5F) {
            return pair(SINGLE_SHIFT_KATAKANA << 8 | 0x80 | c, taken, set, character);
        }
        if (set == ROMAN && (c == '\\' || c == '~')) {
            return pair(c == '\\' ? FULLWIDTH_YEN : FULLWIDTH_MACRON, taken, set, character);
        }
        if (set == KATAKANA || c >= 0x80 || c == 0x0E || c == 0x0F) {
            return pair(GETA, taken, set, character);
        }
        character.begin(taken, set).add(c);
        return true;
    }

    private static boolean kanji(byte[] b, int p, int end, int skipped, ScannedCharacter character) {
        if (!isKanjiByte(b[p])) {
            return pair(GETA, skipped + 1, KANJI, character);
        }
        if (p + 1 == end) {
            return false;
        }
        if (b[p + 1] == ESCAPE) {
            return pair(GETA, skipped + 1, KANJI, character);
        }
        int both = isKanjiByte(b[p + 1]) ? 0x8080 | b[p] << 8 | b[p + 1] : GETA;
        return pair(both, skipped + 2, KANJI, character);
    }

    private static boolean isKanjiByte(byte c) {
        return c >= 0x21 && c <= 0x7E;
    }

    private static boolean pair(int bytes, int taken, int state, ScannedCharacter character) {
        character.begin(taken, state).add(bytes >> 8).add(bytes);
        return true;
    }

    /** Returns whether more bytes must come before it is known whether this is an escape sequence. */
    private static boolean isCutOff(byte[] b, int p, int end) {
        return end - p == 1 || end - p == 2 && (b[p + 1] == '(' || b[p + 1] == '$');
    }

    /** Returns the character set that an escape sequence designates, or -1 if none stands here. */
    private static int designated(byte[] b, int p, int end) {
        if (end - p < ESCAPE_LENGTH || b[p] != ESCAPE) {
            return -1;
        }
        if (b[p + 1] == '$') {
            return b[p + 2] == '@' || b[p + 2] == 'B' ? KANJI : -1;
        }
        if (b[p + 1] != '(') {
            return -1;
        }
        return switch (b[p + 2]) {
            case 'B' -> ASCII;
            case 'J' -> ROMAN;
            case 'I' -> KATAKANA;
            default -> -1;
        };
    }

    @Override
    public void join(int written, int state, byte[] b, int from, int end, ByteArrayOutputStream out) {
        int set = state & CHARACTER_SET;
        if (from == end && set != ASCII) {
            return;
        }
        if (designated(b, from, end) < 0) {
            shift(written, set, out);
        } else if ((written & ESCAPED) < (state & ESCAPED)) {
            // This escape sequence was an error because of the one before it.
            escape(written & CHARACTER_SET, out);
        }
    }

    @Override
    public int insert(int written, byte[] scanned, int from, int to, ByteArrayOutputStream out) {
        int set = written;
        int p = from;
        while (p < to) {
            int c = scanned[p] & 0xFF;
            if (c < 0x80) {
                set = shift(set, ASCII, out);
                out.write(c);
                p++;
            } else if (c == SINGLE_SHIFT_RARE_KANJI) {
                set = shift(set, ASCII, out);
                out.writeBytes(reference(scanned, p));
                p += 3;
            } else {
                set = shift(set, c == SINGLE_SHIFT_KATAKANA ? KATAKANA : KANJI, out);
                if (set == KANJI) {
                    out.write(c & 0x7F);
                }
                out.write(scanned[p + 1] & 0x7F);
                p += 2;
            }
        }
        return set;
    }

    /** EUC-JP has characters that ISO-2022-JP has not. */
    private static byte[] reference(byte[] scanned, int p) {
        int codePoint = new String(scanned, p, 3, EUC_JP).codePointAt(0);
        return ("&#" + codePoint + ';').getBytes(StandardCharsets.US_ASCII);
    }

    private static int shift(int written, int set, ByteArrayOutputStream out) {
        if ((written & CHARACTER_SET) != set) {
            escape(set, out);
        }
        return set;
    }

    private static void escape(int set, ByteArrayOutputStream out) {
        out.write(ESCAPE);
        out.write(FINALS[set].charAt(0));
        out.write(FINALS[set].charAt(1));
    }
}
