package dev.pledge.html;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Writes a text as the quoted value of an attribute in an encoding. What the encoding lacks becomes a numeric reference;
 * what not even a reference can stand for (NUL, lone surrogates, controls that are taken for windows-1252) becomes U+FFFD.
 */
final class AttributeEncoding {
    private AttributeEncoding() {}

    /** Returns the value with its quotes, a character for each byte. */
    static String quoted(String value, char quote, Charset charset) {
        Charset encoding = charset.canEncode() ? charset : StandardCharsets.US_ASCII;
        ByteArrayOutputStream out = new ByteArrayOutputStream(value.length() + 16);
        out.write(quote);
        int from = 0;
        for (int i = 0; i < value.length(); ) {
            int next = i + Character.charCount(value.codePointAt(i));
            String reference = reference(value, i, next, quote, encoding);
            if (!reference.isEmpty()) {
                out.writeBytes(value.substring(from, i).getBytes(encoding));
                out.writeBytes(reference.getBytes(StandardCharsets.US_ASCII));
                from = next;
            }
            i = next;
        }
        out.writeBytes(value.substring(from).getBytes(encoding));
        out.write(quote);
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    /** Returns what stands for a character, or nothing if it stands for itself. */
    private static String reference(String value, int from, int to, char quote, Charset encoding) {
        int point = value.codePointAt(from);
        return switch (point) {
            case '&' -> "&amp;";
            // In a noscript they could end it, even in quotes.
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> quote == '"' ? "&quot;" : "";
            case '\'' -> quote == '\'' ? "&#39;" : "";
            case '\r' -> "&#13;";
            default -> {
                boolean ascii = point < 0x80 && point > 0;
                if (ascii || point != 0 && has(encoding, value.substring(from, to))) {
                    yield "";
                }
                yield "&#" + (CharacterReferences.codePoint(point) == point ? point : 0xFFFD) + ';';
            }
        };
    }

    /** Some encodings write a character as another one: in Shift_JIS a yen sign is a backslash. */
    private static boolean has(Charset encoding, String character) {
        return new String(character.getBytes(encoding), encoding).equals(character);
    }
}
